import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DamagedDatabase } from '../../src/store/damaged-database.ts';
import { decodeFirstUses, encodeFirstUses, joinFirstUses } from '../../src/store/first-uses.ts';
import { decodeLastSeconds, encodeLastSeconds } from '../../src/store/last-seconds.ts';
import { decodeMembers, encodeMembers, isMember } from '../../src/store/members.ts';
import { decodeRice, encodeRice } from '../../src/store/rice.ts';

const sortedSet = (max: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max }), { maxLength: 300 })
    .map((values) => Uint32Array.from(values).sort());

it('a set of asset ids is read as it was written', () => {
  const crowd = sortedSet(400).map((near) => Uint32Array.of(...near, 2 ** 32 - 1)); // the last one is far away
  const sets = fc.oneof(sortedSet(2 ** 32 - 1), sortedSet(1_000), sortedSet(400), crowd);
  fc.assert(
    fc.property(sets, (set) => {
      expect(decodeRice(encodeRice(set), set.length)).toEqual(set);
    }),
  );
});

it('so is one after another, and of a set that was cut short the rest is zeros', () => {
  fc.assert(
    fc.property(sortedSet(5_000), fc.nat({ max: 500 }), (set, length) => {
      const bytes = encodeRice(set);
      expect(decodeRice(bytes, set.length)).toEqual(set);
      const whole = Buffer.concat([bytes.subarray(0, length)], 4_000);
      expect(decodeRice(bytes.subarray(0, length), set.length)).toEqual(decodeRice(whole, set.length));
    }),
  );
});

it.each([[[]], [[0]], [[2 ** 32 - 1]], [[0, 2 ** 32 - 1]], [[0, 1, 2, 3]]])('so is the set %j', (values) => {
  const set = Uint32Array.from(values);
  expect(decodeRice(encodeRice(set), set.length)).toEqual(set);
});

it('members of a day are read as they were written, one by one and all of them, after whichever day was read before', () => {
  fc.assert(
    fc.property(sortedSet(100_000), sortedSet(400), fc.nat(400), (before, set, other) => {
      decodeMembers(encodeMembers(before), new Uint32Array(before.length));
      const bytes = encodeMembers(set);
      expect(decodeMembers(bytes, new Uint32Array(400))).toEqual(set);
      for (const identity of [...set, other]) expect(isMember(bytes, identity)).toBe(set.includes(identity));
    }),
  );
});

it.each([[[]], [[0]], [[7]], [[8]], [[31, 32, 63]], [[200_000]]])('so are members %j', (values) => {
  const set = Uint32Array.from(values);
  expect(decodeMembers(encodeMembers(set), new Uint32Array(set.length))).toEqual(set);
});

it('a set of random ids takes less than four bytes an id', () => {
  const set = Uint32Array.from(
    { length: 1_000 },
    (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 0) as number,
  ).sort();
  expect(encodeRice(set).length).toBeLessThan(3.2 * set.length);
});

const activeOnDay = fc
  .uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: -50_400, max: 129_600 })),
    {
      selector: ([identity]) => identity,
      maxLength: 50,
    },
  )
  .map((rows) => rows.sort(([a], [b]) => a - b));

it('last activities are read as they were written, in the text that JSON gives', () => {
  fc.assert(
    fc.property(activeOnDay, fc.integer({ min: 0, max: 2_932_896 }), (rows, day) => {
      const active = {
        identities: Uint32Array.from(rows, ([identity]) => identity),
        last: Float64Array.from(rows, ([, second]) => day * 86_400 + second),
      };
      const text = encodeLastSeconds(day, active).toString();
      expect(text).toBe(JSON.stringify(rows.map(([identity, second]) => identity * 1e6 + second + 86_400)));
      expect(decodeLastSeconds(day, text)).toEqual(active);
    }),
  );
});

const firstUses = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 2_932_896 })), {
    minLength: 1,
    selector: ([action]) => action,
  })
  .map((uses) => uses.toSorted(([a], [b]) => a - b))
  .map((uses) => ({ actions: uses.map(([action]) => action), days: uses.map(([, day]) => day) }));

it('first uses are read as they were written', () => {
  fc.assert(
    fc.property(firstUses, (uses) => {
      expect(decodeFirstUses(encodeFirstUses(uses))).toEqual(uses);
    }),
  );
});

it.each([
  ['nothing', []],
  ['a day without an action', [5]],
  ['an action without its day', [5, 1]],
  ['half a pair at the end', [5, 1, 0, 2]],
  ['a number without its last byte', [5, 1, 0x80]],
  ['a number that no double holds', [5, 1, ...Array<number>(7).fill(0xff), 0x7f]],
  ['an infinite number', [...Array<number>(200).fill(0xff), 0x7f, 1, 0]],
])('%s is no record of first uses', (_, bytes) => {
  expect(() => decodeFirstUses(Uint8Array.from(bytes))).toThrow(DamagedDatabase);
});

it('first uses are joined to the earlier day of each action, in any order', () => {
  fc.assert(
    fc.property(firstUses, firstUses, (a, b) => {
      const joined = joinFirstUses(a, b);
      const earliest = new Map(b.actions.map((action, use) => [action, b.days[use] ?? 0]));
      for (const [use, action] of a.actions.entries()) {
        const day = a.days[use] ?? 0;
        earliest.set(action, Math.min(day, earliest.get(action) ?? day));
      }
      expect(new Map(Array.from(joined.actions, (action, use) => [action, joined.days[use]]))).toEqual(
        earliest,
      );
      expect(joined.actions).toEqual([...earliest.keys()].sort((left, right) => left - right));
      expect(joinFirstUses(b, a)).toEqual(joined);
      expect(joinFirstUses(joined, b)).toBe(joined);
    }),
  );
});
