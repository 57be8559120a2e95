import {
  EMAIL_COUNT,
  EMAIL_SLOTS,
  ID_COUNT,
  ID_SLOTS,
  IDENTITIES,
  IDENTITY_SIZE,
  RESERVE,
  SLOT_COUNT,
} from './layout';
import { first, startsWith } from './text';

/** Nobody was seen with an address yet; two were at one moment. Otherwise an owner is the number of an id. */
export const NOBODY: i32 = -2;
export const CONTESTED: i32 = -1;

/**
 * What was learnt of an id or e-mail address: two neighbouring cache lines, for most of the time of a fold goes into
 * waiting for memory, and nearly every event needs no more than that of its actor.
 */
@unmanaged
export class Identity {
  /** The text of an id, filled up with zero bytes. */
  textLow: u64;
  textHigh: u64;
  /** A bit for each action that was used; the days are in a table of their own. */
  uses: u64;
  /** No first use is later than this day. */
  latestFirstUse: u32;
  /** The newest person-day: last second (0: none yet) and day. */
  lastAt: u32;
  day: u32;
  /** Of the text of an id. */
  length: u32;
  /** Perhaps base64 of `User:` and another id, which the host can tell. */
  isEncoded: u32;
  /** Seen as the target of an event. */
  named: u32;
  /** For an id: the e-mail address that it last acted with. */
  email: Identity | null;
  /** For an id: when it was last seen with that address; for an address: with its owner. 0: not at all. */
  claimedAt: u32;
  /** For an e-mail address: who was seen with it last. */
  owner: i32;
  /** Of the text behind this, filled up with zero bytes: the address itself or, for an id, a copy of the one that it last acted with. */
  addressLength: u32;
}

const FIRST_ID_SLOTS: u32 = 1 << 12;

const ADDRESS_OFFSET: usize = 64;
const ADDRESS_SIZE: u32 = 64;

export let idCount: u32 = 0;
export let emailCount: u32 = 0;

/** One less than the number of slots of ids, a power of two. */
let lastIdSlot: u32 = FIRST_ID_SLOTS - 1;

@inline
export function identityAt(number: u32): Identity {
  return changetype<Identity>(IDENTITIES + number * IDENTITY_SIZE);
}

@inline
export function numberOf(identity: Identity): u32 {
  return <u32>((changetype<usize>(identity) - IDENTITIES) / IDENTITY_SIZE);
}

/** The address of an identity's text. */
export function textOf(number: u32): usize {
  const identity = identityAt(number);
  return number < ID_COUNT ? changetype<usize>(identity) : addressOf(identity);
}

export function textLength(number: u32): u32 {
  return number < ID_COUNT ? identityAt(number).length : identityAt(number).addressLength;
}

/** One more than the number of the id that a text most likely is; 0: there is none. */
@inline
export function likelyId(p: usize, length: usize): u32 {
  if (length - 1 > 15) return 0;
  const text = first(p, length);
  const slot = slotOf(mix(i64x2.extract_lane(text, 0), i64x2.extract_lane(text, 1))) & lastIdSlot;
  return load<u32>(ID_SLOTS + slot * 4);
}

/** Has the processor fetch both cache lines of an identity. The answer means nothing, but has to be used. */
@inline
export function fetchIdentity(number: u32): u32 {
  const place = changetype<usize>(identityAt(number));
  return load<u32>(place) ^ load<u32>(place + ADDRESS_OFFSET);
}

/** The id with that text; `null` for an empty one, one with space around it or of more than 16 bytes. */
@inline
export function idOf(p: usize, length: usize): Identity | null {
  if (length - 1 > 15) return null;
  const text = first(p, length);
  const low = i64x2.extract_lane(text, 0);
  const high = i64x2.extract_lane(text, 1);
  let slot = slotOf(mix(low, high)) & lastIdSlot;
  let number = load<u32>(ID_SLOTS + slot * 4);
  while (number != 0) {
    const id = identityAt(number - 1);
    if (id.textLow == low && id.textHigh == high) return id;
    slot = (slot + 1) & lastIdSlot;
    number = load<u32>(ID_SLOTS + slot * 4);
  }
  return addId(p, length);
}

/** The e-mail address with that text; `null` for one with space around it or of more than 64 bytes. */
export function emailOf(p: usize, length: usize): Identity | null {
  if (length - 1 > ADDRESS_SIZE - 1) return null;
  let hash: u64 = 0;
  for (let i: usize = 0; i < length; i += 16) {
    const block = first(p + i, min<usize>(length - i, 16));
    hash = mix(hash ^ i64x2.extract_lane(block, 0), i64x2.extract_lane(block, 1));
  }
  let slot = slotOf(hash) & (SLOT_COUNT - 1);
  let number = load<u32>(EMAIL_SLOTS + slot * 4);
  while (number != 0) {
    const email = identityAt(number - 1);
    if (hasAddress(email, p, length)) return email;
    slot = (slot + 1) & (SLOT_COUNT - 1);
    number = load<u32>(EMAIL_SLOTS + slot * 4);
  }
  return addEmail(p, length, slot);
}

/** Whether that is the text of the address, or of the one that an id last acted with. */
@inline
export function hasAddress(identity: Identity, p: usize, length: usize): bool {
  if (<usize>identity.addressLength != length) return false;
  const text = addressOf(identity);
  for (let i: usize = 0; i < length; i += 16) {
    const block = first(p + i, min<usize>(length - i, 16));
    if (v128.any_true(v128.xor(block, v128.load(text + i)))) return false;
  }
  return true;
}

/** Makes `email` the address that `id` last acted with. */
export function keepAddress(id: Identity, email: Identity): void {
  id.email = email;
  id.addressLength = email.addressLength;
  memory.copy(addressOf(id), addressOf(email), ADDRESS_SIZE);
}

/** Forgets what was learnt of an identity, but not the identity. */
export function forgetFacts(identity: Identity): void {
  identity.uses = 0;
  identity.latestFirstUse = 0;
  identity.lastAt = 0;
  identity.named = 0;
  identity.owner = NOBODY;
  identity.claimedAt = 0;
}

/** Whether the next lines might bring more identities than there is room for. */
export function identitiesFull(): bool {
  return idCount > ID_COUNT - RESERVE || emailCount > EMAIL_COUNT - RESERVE;
}

export function forgetIdentities(): void {
  memory.fill(ID_SLOTS, 0, SLOT_COUNT * 4);
  memory.fill(EMAIL_SLOTS, 0, SLOT_COUNT * 4);
  idCount = 0;
  emailCount = 0;
  lastIdSlot = FIRST_ID_SLOTS - 1;
}

function addId(p: usize, length: usize): Identity | null {
  if (isSpaced(p, length)) return null;
  const id = identityAt(idCount);
  forgetFacts(id);
  v128.store(changetype<usize>(id), first(p, length));
  id.length = <u32>length;
  id.isEncoded = startsWith(p, length, 'VXNlcj') ? 1 : 0;
  id.email = null;
  id.addressLength = 0;
  idCount++;
  if (idCount * 2 <= lastIdSlot) putId(idCount);
  else spreadIds();
  return id;
}

/** Gives the ids four times as many slots: a small table stays in the cache. */
function spreadIds(): void {
  lastIdSlot = lastIdSlot * 4 + 3;
  memory.fill(ID_SLOTS, 0, (lastIdSlot + 1) * 4);
  for (let number: u32 = 1; number <= idCount; number++) putId(number);
}

function putId(number: u32): void {
  const id = identityAt(number - 1);
  let slot = slotOf(mix(id.textLow, id.textHigh)) & lastIdSlot;
  while (load<u32>(ID_SLOTS + slot * 4) != 0) slot = (slot + 1) & lastIdSlot;
  store<u32>(ID_SLOTS + slot * 4, number);
}

function addEmail(p: usize, length: usize, slot: usize): Identity | null {
  if (isSpaced(p, length)) return null;
  const number = ID_COUNT + emailCount;
  const email = identityAt(number);
  forgetFacts(email);
  email.addressLength = <u32>length;
  memory.fill(addressOf(email), 0, ADDRESS_SIZE);
  memory.copy(addressOf(email), p, length);
  emailCount++;
  store<u32>(EMAIL_SLOTS + slot * 4, number + 1);
  return email;
}

function isSpaced(p: usize, length: usize): bool {
  return load<u8>(p) == 0x20 || load<u8>(p + length - 1) == 0x20;
}

@inline
function addressOf(identity: Identity): usize {
  return changetype<usize>(identity) + ADDRESS_OFFSET;
}

@inline
function mix(low: u64, high: u64): u64 {
  const product = (low ^ rotl<u64>(high, 31)) * 0x9e3779b97f4a7c15;
  return product ^ (product >> 32);
}

@inline
function slotOf(hash: u64): usize {
  return <usize>((hash * 0xff51afd7ed558ccd) >> 40);
}
