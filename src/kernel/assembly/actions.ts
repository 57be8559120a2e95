import { ACTION_COUNT, ACTION_SIZE, ACTION_SLOTS, ACTION_SLOT_COUNT, ACTIONS } from './layout';
import { first, equals, startsWith } from './text';

/** The code of an entry without an action, behind those of the actions. */
export const NO_ACTION: u32 = ACTION_COUNT;
/** The answer for an action that has no code. */
export const UNKNOWN_ACTION: u32 = ACTION_COUNT + 1;

/** What an action means beside activity. */
export const enum Trait {
  None = 0,
  /** It works on a run. */
  Run = 1,
  /** It writes a report. */
  Report = 2,
  /** An administrative event on its target, if the entry names no actor. */
  SignedIn = 3,
  // Administrative events on their target, whoever the actor.
  Invited = 4,
  Created = 5,
  Deactivated = 6,
  Reactivated = 7,
}

@unmanaged
class Action {
  /** Filled up with zero bytes. */
  text: v128;
  textEnd: v128;
  length: u32;
  trait: Trait;
}

export let actionCount: u32 = 0;

/** The code of the action with that text, or `UNKNOWN_ACTION`. */
@inline
export function actionOf(p: usize, length: usize): u32 {
  if (length - 1 > 31) return UNKNOWN_ACTION;
  const text = first(p, min<usize>(length, 16));
  const textEnd = first(p + 16, length > 16 ? length - 16 : 0);
  let slot = slotOf(text, textEnd);
  let number: u32 = load<u8>(ACTION_SLOTS + slot);
  while (number != 0) {
    const action = actionAt(number - 1);
    if (!v128.any_true(v128.or(v128.xor(text, action.text), v128.xor(textEnd, action.textEnd)))) return number - 1;
    slot = (slot + 1) & (ACTION_SLOT_COUNT - 1);
    number = load<u8>(ACTION_SLOTS + slot);
  }
  return UNKNOWN_ACTION;
}

/** Gives a code to an unknown action; false for one of more than 32 bytes, and when there are too many. */
export function addAction(p: usize, length: usize): bool {
  if (length - 1 > 31 || actionCount == ACTION_COUNT) return false;
  const action = actionAt(actionCount);
  action.text = first(p, min<usize>(length, 16));
  action.textEnd = first(p + 16, length > 16 ? length - 16 : 0);
  action.length = <u32>length;
  action.trait = readTrait(p, length);
  let slot = slotOf(action.text, action.textEnd);
  while (load<u8>(ACTION_SLOTS + slot) != 0) slot = (slot + 1) & (ACTION_SLOT_COUNT - 1);
  actionCount++;
  store<u8>(ACTION_SLOTS + slot, <u8>actionCount);
  return true;
}

@inline
export function traitOf(code: u32): Trait {
  return code < ACTION_COUNT ? actionAt(code).trait : Trait.None;
}

export function actionText(code: u32): usize {
  return changetype<usize>(actionAt(code));
}

export function actionLength(code: u32): u32 {
  return actionAt(code).length;
}

export function forgetActions(): void {
  memory.fill(ACTION_SLOTS, 0, ACTION_SLOT_COUNT);
  actionCount = 0;
}

function readTrait(p: usize, length: usize): Trait {
  if (startsWith(p, length, 'run:')) return Trait.Run;
  if (startsWith(p, length, 'report:')) return equals(p, length, 'report:read') ? Trait.None : Trait.Report;
  if (equals(p, length, 'user:login')) return Trait.SignedIn;
  if (equals(p, length, 'team:invite_user')) return Trait.Invited;
  if (equals(p, length, 'user:create')) return Trait.Created;
  if (equals(p, length, 'user:deactivate')) return Trait.Deactivated;
  if (equals(p, length, 'user:permanently_delete')) return Trait.Deactivated;
  return equals(p, length, 'user:reactivate') ? Trait.Reactivated : Trait.None;
}

@inline
function actionAt(code: u32): Action {
  return changetype<Action>(ACTIONS + code * ACTION_SIZE);
}

@inline
function slotOf(text: v128, textEnd: v128): usize {
  const low = i64x2.extract_lane(text, 0) ^ rotl<u64>(i64x2.extract_lane(textEnd, 0), 17);
  const high = i64x2.extract_lane(text, 1) ^ rotl<u64>(i64x2.extract_lane(textEnd, 1), 17);
  return <usize>((low * 0x9e3779b97f4a7c15 + high * 0xff51afd7ed558ccd) >> 56) & (ACTION_SLOT_COUNT - 1);
}
