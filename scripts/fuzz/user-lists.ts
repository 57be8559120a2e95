import { deepStrictEqual } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Instant } from '../../src/core/instant.ts';
import { Facts } from '../../src/facts/facts.ts';
import type { UserList } from '../../src/formats/user-list.ts';
import { openForWriting } from '../../src/store/database.ts';
import { FactsMerger } from '../../src/store/merge.ts';
import { inChunks } from '../../test/formats/decoding.ts';
import { mutate, mutations } from '../../test/kernel/any-log.ts';
import { dump } from '../../test/store/scratch.ts';
import { scimTexts, tableTexts } from './any-user-list.ts';
import { outcomeOf } from './outcome.ts';
import type { Target } from './target.ts';

const TAKEN_AT = 1_780_000_000 as Instant;

const texts = fc.oneof(scimTexts, tableTexts);

/** User lists, whole or damaged, are read or rejected; read twice, and in another order, they leave the same database. */
export const userLists: Target = {
  name: 'user-lists',
  inputs: fc.oneof(
    texts,
    fc.tuple(texts, mutations).map(([text, changes]) => mutate(text, changes)),
  ),
  async check(input) {
    const { lists, rejections } = await outcomeOf(inChunks(input, [input.length + 1]));
    const inPieces = await outcomeOf(inChunks(input, [3, 1, 100]));
    deepStrictEqual([inPieces.lists, inPieces.rejections], [lists, rejections]);
    for (const as of ['csv', 'scim-users', 'scim-groups'] as const) {
      await outcomeOf(inChunks(input, [input.length + 1]), as);
    }
    if (lists.length === 0) return;
    const backwards = lists.map((list) => ({ ...list, members: [...list.members].reverse() })).reverse();
    deepStrictEqual(storedFrom([backwards, lists]), storedFrom([lists]));
  },
};

/** What the store holds after some readings of lists. */
function storedFrom(readings: readonly (readonly UserList[])[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'orgactivity-fuzz-'));
  const db = openForWriting(join(folder, 'lists.db'));
  try {
    db.pragma('synchronous = OFF');
    for (const lists of readings) {
      const facts = new Facts();
      for (const list of lists) facts.roster({ ...list, takenAt: TAKEN_AT });
      new FactsMerger(db).finish(facts.pack(), []);
    }
    return dump(db);
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}
