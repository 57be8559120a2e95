import { ACTION_COUNT, DAY_COUNT, EVENT_DAYS, ID_COUNT } from './layout';
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
import { assetAt, assetCount, firstUse, forgetTables, personDayAt, personDayCount, REPORT, settleClaim, tablesFull } from './tables';

/** Whether `drain` has to come before the next `fold`. */
export function full(): bool {
  return tablesFull() || identitiesFull();
}

/** Hands over and forgets what grows with the input: person-days, assets, days with events. */
export function spill(): void {
  for (let i: u32 = 0; i < personDayCount; i++) {
    const entry = personDayAt(i);
    host.active(entry.identity, entry.day, entry.lastAt);
  }
  for (let i: u32 = 0; i < assetCount; i++) {
    const entry = assetAt(i);
    host.asset((entry.identity & REPORT) != 0, entry.identity & ~REPORT, entry.asset);
  }
  forgetTables();
  for (let i: u32 = 0; i < idCount; i++) drainPersonDay(identityAt(i));
  for (let i: u32 = 0; i < emailCount; i++) drainPersonDay(identityAt(ID_COUNT + i));
  drainEventDays();
}

/** Each identity keeps its newest person-day. */
@inline
function drainPersonDay(identity: Identity): void {
  if (identity.lastAt == 0) return;
  host.active(numberOf(identity), identity.day, identity.lastAt);
  identity.lastAt = 0;
}

/**
 * Hands everything that was learnt to the host and forgets it. Identities and actions keep their numbers, so that the
 * host can keep what it knows of them; true if they did not, because there were too many.
 */
export function drain(): bool {
  spill();
  for (let i: u32 = 0; i < idCount; i++) settleClaim(identityAt(i));
  for (let i: u32 = 0; i < idCount; i++) drainIdentity(identityAt(i));
  for (let i: u32 = 0; i < emailCount; i++) drainIdentity(identityAt(ID_COUNT + i));
  return forgetCrowds();
}

function drainIdentity(identity: Identity): void {
  const number = numberOf(identity);
  if (identity.named) host.named(number);
  for (let uses = identity.uses; uses != 0; uses &= uses - 1) {
    const action = <u32>ctz(uses);
    host.used(number, action, firstUse(identity, action));
  }
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
