import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FirstUses } from '../../src/facts/first-uses.ts';

it('keeps the earliest day of each identity and action, however many actions there are', () => {
  const use = fc.tuple(
    fc.integer({ min: 0, max: 2_000 }),
    fc.constantFrom(0, 1, 31, 32, 1_000),
    fc.integer({ min: -1, max: 2_932_896 }),
  );
  fc.assert(
    fc.property(fc.array(use), (uses) => {
      const first = new FirstUses();
      const expected = new Map<string, number>();
      for (const [identity, action, day] of uses) {
        first.note(identity, action, day);
        const key = `${identity} ${action}`;
        expected.set(key, Math.max(0, Math.min(day, expected.get(key) ?? day)));
      }
      const { identities, actions, days } = first.columns();
      const kept = Array.from(days, (day, row) => [`${identities[row]} ${actions[row]}`, day] as const);
      expect(kept).toHaveLength(expected.size);
      expect(new Map(kept)).toEqual(expected);
    }),
  );
});
