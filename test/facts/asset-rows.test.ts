import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AssetRows } from '../../src/facts/asset-rows.ts';
import { encodedSets } from '../../src/store/encoded-sets.ts';
import { decodeRice } from '../../src/store/rice.ts';

const pair = fc.tuple(fc.nat(6), fc.oneof(fc.nat(20), fc.integer({ min: 0, max: 2 ** 32 - 1 })));
const parts = fc.array(
  fc.record({ rows: fc.array(pair, { maxLength: 30 }), single: fc.boolean(), compact: fc.boolean() }),
  { maxLength: 6 },
);

it('rows in any order and parts become one ascending set for each identity', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const rows = new AssetRows();
      const expected = new Map<number, Set<number>>();
      for (const part of given) {
        for (const [identity, asset] of part.rows) {
          if (part.single) rows.add(identity, asset);
          expected.set(identity, (expected.get(identity) ?? new Set()).add(asset));
        }
        if (!part.single) {
          rows.append({
            identities: Int32Array.from(part.rows, ([identity]) => identity),
            assets: Uint32Array.from(part.rows, ([, asset]) => asset),
          });
        }
        if (part.compact) {
          rows.compact();
          expect(rows.length).toBe([...expected.values()].reduce((sum, { size }) => sum + size, 0));
        }
      }
      const found = [...encodedSets(rows.pack().rows)].flatMap((sets) =>
        Array.from(sets.identities, (identity, set) => [
          identity,
          [...decodeRice(sets.bytes.subarray(sets.ends[set - 1] ?? 0, sets.ends[set]), sets.sizes[set] ?? 0)],
        ]),
      );
      const ascending = (a: number, b: number): number => a - b;
      expect(found).toEqual(
        [...expected.keys()]
          .sort(ascending)
          .map((identity) => [identity, [...(expected.get(identity) ?? [])].sort(ascending)]),
      );
    }),
  );
});
