import { parseDay } from '../../core/day.ts';
import { DEPLOYMENTS } from '../../core/deployment.ts';
import { parseInstant } from '../../core/instant.ts';
import { zoneOf } from '../../core/zone.ts';
import type { Connection } from '../database.ts';
import { isListOfTexts } from './json.ts';
import { type Problem, problem } from './problem.ts';

/** What each setting can be. */
const SETTINGS: Readonly<Record<string, (value: string) => boolean>> = {
  deployment: (value) => DEPLOYMENTS.some((known) => known === value),
  timezone: isZone,
  name: () => true,
  service_accounts: isListOfTexts,
  kept_from: (value) => parseDay(value) !== undefined,
  kept_from_moment: (value) => parseInstant(value) !== undefined,
  forgotten_key: (value) => /^[0-9a-f]{64}$/.test(value),
};

export function* checkSettings(db: Connection): Generator<Problem> {
  const rows = db.prepare<[], [string, string]>('SELECT name, value FROM setting ORDER BY name').raw().all();
  for (const [name, value] of rows) {
    const isValue = SETTINGS[name];
    if (isValue === undefined) yield problem(`setting ${name}`, 'is not of this program');
    else if (!isValue(value)) yield problem(`setting ${name}`, `cannot be '${value}'`);
  }
  const names = new Set(rows.map(([name]) => name));
  if (names.has('kept_from') !== names.has('kept_from_moment'))
    yield problem('setting kept_from', 'has no moment, or the moment no day');
}

/** Names that were forgotten can be recognised. */
export function* checkForgotten(db: Connection): Generator<Problem> {
  const rows = db
    .prepare<[], { kind: string; value: string; hash: unknown }>(
      'SELECT kind, value, hash FROM forgotten ORDER BY kind, value',
    )
    .all();
  for (const { kind, value, hash } of rows) {
    if (!Buffer.isBuffer(hash) || hash.length !== 32)
      yield problem(`forgotten ${kind} ${value}`, 'has no hash of 32 bytes');
  }
  const key = db.prepare(`SELECT 1 FROM setting WHERE name = 'forgotten_key'`).get();
  if (rows.length > 0 && key === undefined) yield problem('setting forgotten_key', 'is missing');
}

function isZone(name: string): boolean {
  try {
    return zoneOf(name).name === name;
  } catch {
    return false;
  }
}
