import { CONTESTED, Identity, numberOf } from './identities';
import {
  ACTIVITY,
  ACTIVITY_COUNT,
  ASSET_COUNT,
  FIRST_USES,
  FIRST_USES_SIZE,
  MILESTONE_COUNT,
  MILESTONES,
  OVER_COUNT,
  REPORTS,
  RESERVE,
  RUNS,
} from './layout';

export let personDayCount: u32 = 0;
export let runCount: u32 = 0;
export let reportCount: u32 = 0;
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
export function addRun(identity: Identity, run: u32): void {
  putWord(RUNS, runCount, numberOf(identity));
  putWord(RUNS + ASSET_COUNT * 4, runCount, run);
  runCount++;
}

export function addReport(identity: Identity, report: u32): void {
  putWord(REPORTS, reportCount, numberOf(identity));
  putWord(REPORTS + ASSET_COUNT * 4, reportCount, report);
  reportCount++;
}

export function addMilestone(identity: Identity, trait: u32, at: u32): void {
  putWord(MILESTONES, milestoneCount, numberOf(identity));
  putWord(MILESTONES + MILESTONE_COUNT * 4, milestoneCount, trait);
  putWord(MILESTONES + MILESTONE_COUNT * 8, milestoneCount, at);
  milestoneCount++;
}

/** Whether the next lines might add more than there is room for. */
export function tablesFull(): bool {
  return (
    personDayCount > OVER_COUNT - RESERVE ||
    runCount > ASSET_COUNT - RESERVE ||
    reportCount > ASSET_COUNT - RESERVE ||
    milestoneCount > MILESTONE_COUNT - RESERVE
  );
}

export function forgetTables(): void {
  personDayCount = 0;
  runCount = 0;
  reportCount = 0;
  milestoneCount = 0;
}

/** Puts down the newest person-day of an identity. */
export function addPersonDay(identity: Identity): void {
  putWord(ACTIVITY, personDayCount, numberOf(identity));
  putWord(ACTIVITY + ACTIVITY_COUNT * 4, personDayCount, identity.day);
  putWord(ACTIVITY + ACTIVITY_COUNT * 8, personDayCount, identity.lastAt);
  personDayCount++;
}

/** Puts down the first use of an action in the place of a person-day. */
export function addFirstUse(identity: Identity, action: u32): void {
  putWord(ACTIVITY, personDayCount, numberOf(identity));
  putWord(ACTIVITY + ACTIVITY_COUNT * 4, personDayCount, action);
  putWord(ACTIVITY + ACTIVITY_COUNT * 8, personDayCount, load<u16>(placeOfUse(identity, action)));
  personDayCount++;
}

@inline
function putWord(column: usize, row: u32, word: u32): void {
  store<u32>(column + row * 4, word);
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
