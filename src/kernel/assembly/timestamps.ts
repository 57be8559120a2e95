import { QUOTE, isDigit } from './text';

/** No moment: what `secondsOf` answers where it cannot tell. */
export const NEVER: u32 = 0;

// The date of the last timestamp: `YYYY-MM-`, `DDT`, and its midnight in seconds since 1970.
let yearMonth: u64 = 0;
let dayT: u32 = 0;
let midnight: u32 = 0;

/**
 * The moment of an RFC 3339 timestamp at `p` that ends with a quote, in whole seconds since 1970. `NEVER` for anything
 * that another reader has to judge: leap seconds, other separators, moments before 1970-01-01T00:00:01Z or after 2105.
 */
@inline
export function secondsOf(p: usize): u32 {
  if (load<u64>(p) != yearMonth || (load<u32>(p + 8) & 0xffffff) != dayT) {
    if (!readDate(p)) return NEVER;
  }
  // `HH:MM:SS`: digits become 0 to 9 and colons 0; in any other byte a high bit is or gets set.
  const clock = load<u64>(p + 11) ^ 0x30303a30303a3030;
  if (((clock + 0x76767f76767f7676) | clock) & 0x8080808080808080) return NEVER;
  const pairs = clock * 10 + (clock >> 8);
  const hour = <u32>pairs & 0xff;
  const minute = <u32>(pairs >> 24) & 0xff;
  const second = <u32>(pairs >> 48) & 0xff;
  if (hour > 23 || minute > 59 || second > 59) return NEVER;
  const at = midnight + hour * 3600 + minute * 60 + second;
  return load<u16>(p + 19) == 0x225a ? at : withOffset(at, p + 19); // `Z"`
}

/** `at` corrected by what follows the seconds: a fraction, which is cut off, and an offset from UTC. */
function withOffset(at: u32, p: usize): u32 {
  if (load<u8>(p) == 0x2e) {
    p++;
    if (!isDigit(load<u8>(p))) return NEVER;
    while (isDigit(load<u8>(p))) p++;
  }
  const sign = load<u8>(p);
  if (sign == 0x5a) return load<u8>(p + 1) == QUOTE ? at : NEVER;
  if (sign != 0x2b && sign != 0x2d) return NEVER;
  const hours = twoDigits(p + 1);
  const minutes = twoDigits(p + 4);
  if (hours > 23 || minutes > 59 || load<u8>(p + 3) != 0x3a || load<u8>(p + 6) != QUOTE) return NEVER;
  const offset: i64 = hours * 3600 + minutes * 60;
  const utc = <i64>at + (sign == 0x2d ? offset : -offset);
  return utc > 0 && utc <= 0xffffffff ? <u32>utc : NEVER;
}

function readDate(p: usize): bool {
  const century = twoDigits(p);
  const yearOfCentury = twoDigits(p + 2);
  const month = twoDigits(p + 5);
  const day = twoDigits(p + 8);
  if (century > 99 || yearOfCentury > 99 || month < 1 || month > 12 || day < 1) return false;
  const year = century * 100 + yearOfCentury;
  if (year < 1970 || year > 2105 || day > daysInMonth(year, month)) return false;
  if (load<u8>(p + 4) != 0x2d || load<u8>(p + 7) != 0x2d || load<u8>(p + 10) != 0x54) return false;
  midnight = daysBefore(year, month, day) * 86400;
  yearMonth = load<u64>(p);
  dayT = load<u32>(p + 8) & 0xffffff;
  return true;
}

/** The number that two digits write, or more than 99. */
function twoDigits(p: usize): u32 {
  const tens = <u32>load<u8>(p) - 0x30;
  const ones = <u32>load<u8>(p + 1) - 0x30;
  return tens < 10 && ones < 10 ? tens * 10 + ones : u32.MAX_VALUE;
}

function daysInMonth(year: u32, month: u32): u32 {
  if (month == 2) return isLeap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Days since 1970-01-01. */
function daysBefore(year: u32, month: u32, day: u32): u32 {
  let days = day - 1;
  for (let y: u32 = 1970; y < year; y++) days += isLeap(y) ? 366 : 365;
  for (let m: u32 = 1; m < month; m++) days += daysInMonth(year, m);
  return days;
}

/** The Gregorian rule for the years 1970 to 2105. */
function isLeap(year: u32): bool {
  return year % 4 == 0 && year != 2100;
}
