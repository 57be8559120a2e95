import { NO_ACTION, Trait, traitOf } from './actions';
import { assetNumber, NO_NUMBER } from './assets';
import { dayOf, eventOn } from './days';
import { emailOf, hasAddress, Identity, idOf, keepAddress, likelyId } from './identities';
import { Line, Value, valueOf } from './line';
import { Field } from './members';
import { addMilestone, addReport, addRun, noteActivity, noteAddress, noteUse, settleClaim } from './tables';
import { NEVER, secondsOf } from './timestamps';

/** Entries without an actor. */
export let noActor: u32 = 0;

export function forgetCounts(): void {
  noActor = 0;
}

/** Looks where the actor of a line will be. */
@inline
export function expect(line: Line): void {
  const id = valueOf(line, Field.ActorId);
  line.expected = id.start != 0 ? likelyId(id.start, id.end - id.start) : 0;
}

/** Looks up whom a line names. */
@inline
export function identify(line: Line): void {
  const actor = idAt(valueOf(line, Field.ActorId));
  line.actor = actor;
  line.target = idAt(valueOf(line, Field.TargetId));
  line.email = actor != null ? addressOfId(actor, valueOf(line, Field.ActorEmail)) : null;
}

/**
 * Joins a line to the tables, as `foldEntry` joins an entry to facts. Answers false, and has joined nothing, where that
 * is more than the tables can hold: unusual times, names and assets.
 */
@inline
export function foldLine(line: Line): bool {
  const timestamp = valueOf(line, Field.Timestamp).start;
  const at = timestamp != 0 ? secondsOf(timestamp) : NEVER;
  if (at == NEVER) return false;
  const day = dayOf(at);
  if (day < 0) return false;

  const actorId = valueOf(line, Field.ActorId);
  const actorEmail = valueOf(line, Field.ActorEmail);
  const trait = traitOf(line.action);
  const hasActor = (actorId.start | actorEmail.start) != 0;

  const id = line.actor;
  if (id == null && actorId.start != 0) return false;
  const email = actorEmail.start != 0 ? emailOfActor(line, id, actorEmail) : null;
  if (email == null && actorEmail.start != 0) return false;
  const targetId = valueOf(line, Field.TargetId);
  const target = line.target;
  if (target == null && targetId.start != 0) return false;
  const targetEmail = valueOf(line, Field.TargetEmail);
  const address = targetEmail.start != 0 ? emailOfTarget(id, targetEmail) : null;
  if (address == null && targetEmail.start != 0) return false;
  // Whether two ids claim one address can only be told of ids in their one form.
  if (id != null && email != null && id.isEncoded) return false;
  if (target != null && address != null && target.isEncoded) return false;
  const asset = hasActor ? assetOf(trait, line) : NO_ASSET;
  if (asset == NO_NUMBER) return false;

  eventOn(day);
  if (target != null) {
    target.named = 1;
    if (address != null) noteAddress(target, address, at);
  } else if (address != null) address.named = 1;
  if (id != null && email != null) noteAddress(id, email, at);
  if (trait >= Trait.SignedIn && !(trait == Trait.SignedIn && hasActor) && succeeded(line)) {
    const whom = target != null ? target : address;
    if (whom != null) addMilestone(whom, trait, at);
  }
  const actor = id != null ? id : email;
  if (actor == null) {
    noActor++;
    return true;
  }
  noteActivity(actor, day, at);
  if (line.action != NO_ACTION) noteUse(actor, line.action, day);
  if (asset != NO_ASSET) {
    if (trait == Trait.Run) addRun(actor, <u32>asset);
    else addReport(actor, <u32>asset);
  }
  return true;
}

@inline
function idAt(value: Value): Identity | null {
  return value.start != 0 ? idOf(value.start, value.end - value.start) : null;
}

/** No response code, or one of three digits that begins with 2. The reader lets no other than a whole number through. */
function succeeded(line: Line): bool {
  const code = valueOf(line, Field.ResponseCode);
  return code.start == 0 || (code.end - code.start == 3 && load<u8>(code.start) == 0x32);
}

/** Most people have one address, so the one that the id last acted with is tried before all others. */
@inline
function addressOfId(id: Identity, value: Value): Identity | null {
  const length = value.end - value.start;
  return value.start != 0 && length != 0 && hasAddress(id, value.start, length) ? id.email : null;
}

/** The address of a line's actor, which the id keeps in any case. */
@inline
function emailOfActor(line: Line, id: Identity | null, value: Value): Identity | null {
  if (line.email != null) return line.email;
  const email = emailOf(value.start, value.end - value.start);
  if (id != null && email != null) {
    settleClaim(id);
    keepAddress(id, email);
  }
  return email;
}

/** Often people do something to themselves, so the address that the actor keeps is tried first. */
@inline
function emailOfTarget(actor: Identity | null, value: Value): Identity | null {
  const length = value.end - value.start;
  if (actor != null && length != 0 && hasAddress(actor, value.start, length)) return actor.email;
  return emailOf(value.start, length);
}

const NO_ASSET: u64 = u64.MAX_VALUE - 1;

/** The number of the run or report that the line worked on, `NO_ASSET`, or `NO_NUMBER`. */
@inline
function assetOf(trait: Trait, line: Line): u64 {
  if (trait != Trait.Run && trait != Trait.Report) return NO_ASSET;
  const asset = valueOf(line, trait == Trait.Run ? Field.Run : Field.Report);
  return asset.start != 0 ? assetNumber(asset.start, asset.end - asset.start) : NO_ASSET;
}
