import { CONTESTED, Identity, numberOf } from './identities';
import {
  ACTIVITY,
  ASSET_COUNT,
  ASSETS,
  FIRST_USES,
  FIRST_USES_SIZE,
  MILESTONE_COUNT,
  MILESTONES,
  OVER_COUNT,
  RESERVE,
} from './layout';

/** A day on which an identity was active, with the last second of it. */
@unmanaged
export class PersonDay {
  identity: u32;
  day: u32;
  lastAt: u32;
}

/** A run or, with `REPORT` set, a report that an identity worked on. */
@unmanaged
export class WorkedOn {
  identity: u32;
  asset: u32;
}
export const REPORT: u32 = 0x80000000;

/** An administrative event on an identity. */
@unmanaged
export class Milestone {
  identity: u32;
  trait: u32;
  at: u32;
}

export let personDayCount: u32 = 0;
export let assetCount: u32 = 0;
export let milestoneCount: u32 = 0;

/** Each identity keeps its newest person-day; it is put down, perhaps more than once, when another day comes. */
@inline
export function noteActivity(identity: Identity, day: u32, at: u32): void {
  if (identity.lastAt == 0 || identity.day != day) {
    if (identity.lastAt != 0) addPersonDay(identity);
    identity.day = day;
    identity.lastAt = at;
  } else if (at > identity.lastAt) identity.lastAt = at;
}

@inline
export function noteUse(identity: Identity, action: u32, day: u32): void {
  if (((identity.uses >> action) & 1) == 0 || day < identity.latestFirstUse) noteFirstUse(identity, action, day);
}

/** The latest sighting of an address wins; two at one moment cancel each other. */
@inline
export function noteClaim(email: Identity, id: Identity, at: u32): void {
  const owner = <i32>numberOf(id);
  if (at > email.claimedAt) {
    email.claimedAt = at;
    email.owner = owner;
  } else if (at == email.claimedAt && owner != email.owner) email.owner = CONTESTED;
}

/** `id` was seen with `email`; of the address that it keeps that is put down later. */
@inline
export function noteAddress(id: Identity, email: Identity, at: u32): void {
  if (id.email != email) noteClaim(email, id, at);
  else if (at > id.claimedAt) id.claimedAt = at;
}

/** Puts down when `id` was last seen with the address that it keeps. */
export function settleClaim(id: Identity): void {
  const email = id.email;
  if (email == null || id.claimedAt == 0) return;
  noteClaim(email, id, id.claimedAt);
  id.claimedAt = 0;
}

@inline
export function addAsset(isReport: bool, identity: Identity, asset: u32): void {
  const entry = assetAt(assetCount);
  entry.identity = numberOf(identity) | (isReport ? REPORT : 0);
  entry.asset = asset;
  assetCount++;
}

export function addMilestone(identity: Identity, trait: u32, at: u32): void {
  const entry = changetype<Milestone>(MILESTONES + milestoneCount * offsetof<Milestone>());
  entry.identity = numberOf(identity);
  entry.trait = trait;
  entry.at = at;
  milestoneCount++;
}

/** The first day on which an identity used an action, if it did. */
export function firstUse(identity: Identity, action: u32): u32 {
  return load<u16>(placeOfUse(identity, action));
}

/** Whether the next lines might add more than there is room for. */
export function tablesFull(): bool {
  return (
    personDayCount > OVER_COUNT - RESERVE ||
    assetCount > ASSET_COUNT - RESERVE ||
    milestoneCount > MILESTONE_COUNT - RESERVE
  );
}

export function forgetTables(): void {
  personDayCount = 0;
  assetCount = 0;
  milestoneCount = 0;
}

/** Puts down the newest person-day of an identity. */
export function addPersonDay(identity: Identity): void {
  const entry = personDayAt(personDayCount);
  entry.identity = numberOf(identity);
  entry.day = identity.day;
  entry.lastAt = identity.lastAt;
  personDayCount++;
}

@inline
function personDayAt(i: u32): PersonDay {
  return changetype<PersonDay>(ACTIVITY + i * offsetof<PersonDay>());
}

@inline
function assetAt(i: u32): WorkedOn {
  return changetype<WorkedOn>(ASSETS + i * offsetof<WorkedOn>());
}

function noteFirstUse(identity: Identity, action: u32, day: u32): void {
  const place = placeOfUse(identity, action);
  const bit: u64 = (<u64>1) << action;
  if ((identity.uses & bit) == 0 || day < load<u16>(place)) store<u16>(place, <u16>day);
  identity.uses |= bit;
  identity.latestFirstUse = max(identity.latestFirstUse, day);
}

@inline
function placeOfUse(identity: Identity, action: u32): usize {
  return FIRST_USES + numberOf(identity) * FIRST_USES_SIZE + action * sizeof<u16>();
}
