import { ACTION_COUNT, DAY_COUNT, EVENT_DAYS, ID_COUNT, OVER_COUNT } from './layout';
import { actionCount, forgetActions } from './actions';
import * as host from './host';
import {
  emailCount,
  forgetFacts,
  forgetIdentities,
  idCount,
  identitiesFull,
  Identity,
  identityAt,
  NOBODY,
  numberOf,
} from './identities';
import { forgetMembers } from './members';
import { addFirstUse, addPersonDay, personDayCount, settleClaim, tablesFull } from './tables';

/** Whether `drain` has to come before the next `fold`. */
export function full(): bool {
  return tablesFull() || identitiesFull();
}

/**
 * Makes the tables of person-days, assets and milestones whole and tells the host of the days with events: what grows with
 * the input. The host reads the tables where they are and then calls `forgetTables`.
 */
export function settle(): void {
  for (let i: u32 = 0; i < idCount; i++) settlePersonDay(identityAt(i));
  for (let i: u32 = 0; i < emailCount; i++) settlePersonDay(identityAt(ID_COUNT + i));
  drainEventDays();
}

/** Each identity keeps its newest person-day. */
@inline
function settlePersonDay(identity: Identity): void {
  if (identity.lastAt == 0) return;
  addPersonDay(identity);
  identity.lastAt = 0;
}

/** How many identities `settleUses` has gone through. */
let settledUses: u32 = 0;

/**
 * Puts down in the table of person-days, which is empty then, who first used which action on which day: identity, action, day.
 * Answers whether there are more than it has room for: call it again when the host has read them and called `forgetTables`.
 */
export function settleUses(): bool {
  for (; settledUses < idCount + emailCount; settledUses++) {
    if (personDayCount > OVER_COUNT - ACTION_COUNT) return true;
    const identity = identityAt(settledUses < idCount ? settledUses : ID_COUNT + settledUses - idCount);
    for (let uses = identity.uses; uses != 0; uses &= uses - 1) addFirstUse(identity, <u32>ctz(uses));
  }
  settledUses = 0;
  return false;
}

/**
 * Hands over and forgets what else is known of each identity: after `settle`, `settleUses` and `forgetTables` nothing is left.
 * Identities and actions keep their numbers, so that the host can keep what it knows of them; true if they did not, because
 * there were too many.
 */
export function drain(): bool {
  for (let i: u32 = 0; i < idCount; i++) settleClaim(identityAt(i));
  for (let i: u32 = 0; i < idCount; i++) drainIdentity(identityAt(i));
  for (let i: u32 = 0; i < emailCount; i++) drainIdentity(identityAt(ID_COUNT + i));
  return forgetCrowds();
}

function drainIdentity(identity: Identity): void {
  const number = numberOf(identity);
  if (identity.named) host.named(number);
  if (identity.owner != NOBODY) host.claim(number, identity.owner, identity.claimedAt);
  forgetFacts(identity);
}

function drainEventDays(): void {
  for (let place: usize = 0; place < DAY_COUNT / 8; place += 8) {
    for (let days = load<u64>(EVENT_DAYS + place); days != 0; days &= days - 1) {
      host.eventOn(<u32>place * 8 + <u32>ctz(days));
    }
  }
  memory.fill(EVENT_DAYS, 0, DAY_COUNT / 8);
}

function forgetCrowds(): bool {
  const crowded = identitiesFull() || actionCount == ACTION_COUNT;
  if (crowded) {
    forgetIdentities();
    forgetActions();
    forgetMembers();
  }
  return crowded;
}
