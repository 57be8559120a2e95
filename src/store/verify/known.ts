import type { Connection } from '../database.ts';
import { type ActiveOnDay, decodeLastSeconds, encodeLastSeconds } from '../last-seconds.ts';
import { decodeMembers, encodeMembers } from '../members.ts';
import { decodeRice, encodeRice } from '../rice.ts';

/** The numbers of all identities. */
export function identityNumbers(db: Connection): Set<number> {
  return new Set(db.prepare<[], number>('SELECT identity FROM identity ORDER BY identity').pluck().all());
}

/** The set of `size` numbers that the bytes are; `undefined` where this program would not write it so. */
export function setOf(bytes: unknown, size: unknown): Uint32Array | undefined {
  if (!Buffer.isBuffer(bytes) || !isCount(size) || size > bytes.length * 8) return undefined;
  const set = decodeRice(bytes, size);
  const ascends = set.every((number, place) => place === 0 || number > (set[place - 1] as number));
  return ascends && encodeRice(set).equals(bytes) ? set : undefined;
}

/** The `size` members of a day that the bytes are; `undefined` where this program would not write them so. */
export function membersOf(bytes: unknown, size: unknown): Uint32Array | undefined {
  if (!Buffer.isBuffer(bytes) || !isCount(size)) return undefined;
  const members = decodeMembers(bytes, new Uint32Array(8 * bytes.length));
  return members.length === size && encodeMembers(members).equals(bytes) ? members : undefined;
}

/** The last activities of a day that the text is; `undefined` where this program would not write it so. */
export function activityOf(day: number, text: unknown): ActiveOnDay | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const found = decodeLastSeconds(day, text);
    return encodeLastSeconds(day, found).equals(Buffer.from(text)) ? found : undefined;
  } catch {
    return undefined; // no JSON, or not what can be gone through
  }
}

/** Whether a value is a whole number from 0 on. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
