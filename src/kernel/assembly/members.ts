import { ACTION_COUNT, MEMBER_COUNT, MEMBER_SIZE, MEMBERS, PREDICTIONS, PREDICTIONS_SIZE } from './layout';
import { startsLiteral } from './literals';
import { equals, QUOTE, skipSpace } from './text';

/*
 * Lines of one action nearly always have the same keys in the same order. So instead of taking a line apart at each
 * member, the reader compares the bytes there with those that came next the last time: from the comma up to the first
 * byte of the value, `,"action":"`. Only a miss is read byte by byte, once for each spelling.
 */

/** The fields that facts need; all others are one. */
export const enum Field {
  Other,
  Timestamp,
  Action,
  ActorId,
  ActorEmail,
  ResponseCode,
  TargetId,
  TargetEmail,
  Run,
  Report,
}

/** How the value behind a member is read, or that the line ends. */
export const enum Kind {
  /** Starts behind its quote. */
  String,
  /** The string of the field `Action`. */
  Action,
  /** A number, `true`, `false` or `null`. */
  Literal,
  /** A literal where only null is expected. */
  Null,
  /** `}` and the line feed. */
  End,
}

/** A spelling of a member: all bytes between the value before and its own value. */
@unmanaged
export class Member {
  text: v128;
  textEnd: v128;
  textTail: v128;
  textTailEnd: v128;
  /** Bits of the first 32 bytes that it consists of, and of the 32 behind them. */
  bits: u32;
  tailBits: u32;
  length: u32;
  number: u32;
  kind: Kind;
  field: Field;
  /** The bit of a needed field, which may be in a line only once. */
  onceBit: u32;
}

/** The number of what is before the first member. */
export const NO_MEMBER: u32 = 0;

let memberCount: u32 = 1;

/** Where the member that is expected behind `member` in a line with `action` is kept. */
@inline
export function predictionOf(action: u32, member: u32): usize {
  return PREDICTIONS + action * PREDICTIONS_SIZE + member * sizeof<u32>();
}

@inline
export function predicted(prediction: usize): Member {
  return changetype<Member>(<usize>load<u32>(prediction));
}

/** Whether the bytes at `p` are that member. */
@inline
export function isAt(member: Member, p: usize): bool {
  const head =
    i8x16.bitmask(i8x16.eq(v128.load(p), member.text)) | (i8x16.bitmask(i8x16.eq(v128.load(p + 16), member.textEnd)) << 16);
  if ((head & member.bits) != member.bits) return false;
  return member.tailBits == 0 || isTailAt(member, p);
}

function isTailAt(member: Member, p: usize): bool {
  const tail =
    i8x16.bitmask(i8x16.eq(v128.load(p + 32), member.textTail)) |
    (i8x16.bitmask(i8x16.eq(v128.load(p + 48), member.textTailEnd)) << 16);
  return (tail & member.tailBits) == member.tailBits;
}

/** Reads the member at `p`, behind the one numbered `previous`, and expects it there from now on; false if there is none. */
export function learn(p: usize, action: u32, previous: u32): bool {
  const opening: u8 = previous == NO_MEMBER ? 0x7b : 0x2c;
  const start = skipSpace(p);
  if (load<u8>(start) == 0x7d && previous != NO_MEMBER) {
    const end = skipSpace(start + 1) + 1;
    return load<u8>(end - 1) == 0x0a && expect(p, end, Kind.End, Field.Other, action, previous);
  }
  if (load<u8>(start) != opening) return false;
  const quote = skipSpace(start + 1);
  if (load<u8>(quote) != QUOTE) return false;
  const keyEnd = nameEnd(quote + 1);
  if (keyEnd == 0) return false;
  const colon = skipSpace(keyEnd + 1);
  if (load<u8>(colon) != 0x3a) return false;
  const value = skipSpace(colon + 1);
  const field = fieldOf(quote + 1, keyEnd - quote - 1);
  if (load<u8>(value) == QUOTE) {
    // A response code in quotes is for another reader to judge.
    if (field == Field.ResponseCode) return false;
    return expect(p, value + 1, field == Field.Action ? Kind.Action : Kind.String, field, action, previous);
  }
  if (!startsLiteral(load<u8>(value))) return false;
  return expect(p, value, isText(field) ? Kind.Null : Kind.Literal, field, action, previous);
}

export function forgetMembers(): void {
  memberCount = 1;
  memory.fill(MEMBERS, 0, MEMBER_SIZE);
  // The one behind nothing: it expects bytes that no line has.
  memberAt(NO_MEMBER).bits = u32.MAX_VALUE;
  for (let i: u32 = 0; i < (ACTION_COUNT + 1) * MEMBER_COUNT; i++) {
    store<u32>(PREDICTIONS + i * sizeof<u32>(), <u32>MEMBERS);
  }
}

/** Expects the member from `p` to `end`; false for one that is too long. */
function expect(p: usize, end: usize, kind: Kind, field: Field, action: u32, previous: u32): bool {
  const length = <u32>(end - p);
  if (length > 64) return false;
  // When there are too many spellings all are forgotten: the common ones are soon back.
  if (memberCount == MEMBER_COUNT) forgetMembers();
  const member = knownMember(p, length);
  member.kind = kind;
  member.field = field;
  member.onceBit = field == Field.Other ? 0 : <u32>1 << field;
  store<u32>(predictionOf(action, previous), <u32>changetype<usize>(member));
  return true;
}

/** The spelling of that length at `p`, whether it was met before or not. */
function knownMember(p: usize, length: u32): Member {
  for (let i: u32 = 1; i < memberCount; i++) {
    const known = memberAt(i);
    if (known.length == length && isAt(known, p)) return known;
  }
  const member = memberAt(memberCount);
  memory.fill(changetype<usize>(member), 0, 64);
  memory.copy(changetype<usize>(member), p, length);
  member.bits = length < 32 ? (1 << length) - 1 : u32.MAX_VALUE;
  member.tailBits = length <= 32 ? 0 : length < 64 ? (1 << (length - 32)) - 1 : u32.MAX_VALUE;
  member.length = length;
  member.number = memberCount;
  memberCount++;
  return member;
}

/** The end of a key of ASCII without escapes; 0 for any other. */
function nameEnd(p: usize): usize {
  while (true) {
    const byte = load<u8>(p);
    if (byte == QUOTE) return p;
    if (byte < 0x20 || byte == 0x5c || byte >= 0x80) return 0;
    p++;
  }
}

function fieldOf(p: usize, length: usize): Field {
  if (equals(p, length, 'timestamp')) return Field.Timestamp;
  if (equals(p, length, 'action')) return Field.Action;
  if (equals(p, length, 'actor_user_id')) return Field.ActorId;
  if (equals(p, length, 'actor_email')) return Field.ActorEmail;
  if (equals(p, length, 'response_code')) return Field.ResponseCode;
  if (equals(p, length, 'user_asset')) return Field.TargetId;
  if (equals(p, length, 'user_email')) return Field.TargetEmail;
  if (equals(p, length, 'run_asset')) return Field.Run;
  if (equals(p, length, 'report_asset')) return Field.Report;
  return Field.Other;
}

/** Whether a value of that field has to be a string. */
function isText(field: Field): bool {
  return field == Field.Timestamp || field == Field.Action || field == Field.ActorEmail || field == Field.TargetEmail;
}

@inline
function memberAt(number: u32): Member {
  return changetype<Member>(MEMBERS + number * MEMBER_SIZE);
}
