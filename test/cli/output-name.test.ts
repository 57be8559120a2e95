import { expect, it } from 'vitest';
import { fileNameFor, fileNameOption } from '../../src/cli/output-name.ts';
import type { Day } from '../../src/core/day.ts';
import { parseDay } from '../../src/core/day.ts';

const named = (template: string) =>
  fileNameFor(fileNameOption('--output')(template), parseDay('2026-08-31') as Day);

it.each([
  ['users.csv', 'users.csv'],
  ['users-{asOf}.csv', 'users-2026-08-31.csv'],
  ['{month}/{asOf}-{asOf}.json', '2026-08/2026-08-31-2026-08-31.json'],
  ['a{b.csv', 'a{b.csv'],
  ['a}b.csv', 'a}b.csv'],
  ['$&-{asOf}', '$&-2026-08-31'],
])('%s becomes %s', (template, name) => {
  expect(named(template)).toBe(name);
});

it.each([
  ['users-{asof}.csv', "--output: there is no '{asof}'", 'did you mean asOf? one of: {asOf}, {month}'],
  ['users-{date}.csv', "--output: there is no '{date}'", 'one of: {asOf}, {month}'],
  ['{}.csv', "--output: there is no '{}'", 'one of: {asOf}, {month}'],
  ['{asOf}{x}', "--output: there is no '{x}'", 'one of: {asOf}, {month}'],
])('%s is a usage error', (template, message, hint) => {
  expect(() => named(template)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
  expect(() => named(template)).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
});
