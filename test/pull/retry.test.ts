import { expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { Interrupted } from '../../src/sources/wandb/interrupted.ts';
import { failureOfAnswer } from '../../src/sources/wandb/refusal.ts';
import { retryAfter, retrying } from '../../src/sources/wandb/retry.ts';

const now = Date.UTC(2026, 7, 31, 12, 0, 0);

it.each([
  [undefined, undefined],
  ['0', 0],
  ['120', 120],
  [' 7 ', 7],
  ['Mon, 31 Aug 2026 12:01:30 GMT', 90],
  ['Mon, 31 Aug 2026 11:00:00 GMT', 0],
  ['soon', undefined],
])('Retry-After: %s is %s s', (header, expected) => {
  expect(retryAfter(header, now)).toBe(expected);
});

it.each([
  [400, false],
  [401, false],
  [403, false],
  [404, false],
  [428, false],
  [429, true],
  [430, false],
  [500, false],
  [501, false],
  [502, true],
  [503, true],
  [504, true],
  [505, false],
])('status %i may be tried again: %s', (status, again) => {
  const failure = failureOfAnswer({ address: 'https://x', status, text: '', retryAfter: undefined }, now);
  expect(failure instanceof Interrupted).toBe(again);
  expect(failure instanceof UserError).toBe(!again);
});

/** Tries what fails with `error`, up to so many times; `made` counts the calls and has the pauses between them. */
function trying(attempts: number, error: Error, base = 1, chance = 0) {
  const made = { calls: 0, pauses: [] as number[] };
  const policy = {
    attempts,
    base,
    random: () => chance,
    sleep: async (ms: number) => void made.pauses.push(ms),
  };
  const failing = retrying(
    'https://x',
    policy,
    () => {},
    async () => {
      made.calls++;
      throw error;
    },
  );
  return { failing, made };
}

it.each([
  [1, undefined, 0, 500],
  [1, undefined, 1, 1_000],
  [2, undefined, 1, 2_000],
  [5, undefined, 1, 16_000],
  [6, undefined, 1, 30_000],
  [50, undefined, 1, 30_000],
  [1, 10, 0, 10_500],
  [1, 0, 0, 500],
])(
  'after attempt %i, asked for %s s, by chance %f: waits %i ms',
  async (attempt, after, chance, expected) => {
    const { failing, made } = trying(attempt + 1, new Interrupted('no luck', { after }), 1_000, chance);
    await expect(failing).rejects.toThrow();
    expect(made.pauses.at(-1)).toBe(expected);
  },
);

it.each([
  [3, 300, 3],
  [3, 301, 1],
  [1, undefined, 1],
])('of %i attempts at most, asked to wait %s s: makes %i', async (attempts, after, calls) => {
  const { failing, made } = trying(attempts, new Interrupted('no luck', { after }));
  await expect(failing).rejects.toThrow(/^cannot read https:\/\/x: no luck/);
  expect(made.calls).toBe(calls);
  expect(made.pauses).toHaveLength(calls - 1);
});

it('does not try a defect again', async () => {
  const { failing, made } = trying(5, new TypeError('defect'));
  await expect(failing).rejects.toThrow(TypeError);
  expect(made.calls).toBe(1);
});
