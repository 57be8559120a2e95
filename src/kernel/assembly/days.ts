import { EVENT_DAYS, SPANS, SPAN_COUNT } from './layout';

const SECONDS_PER_DAY: i64 = 86400;

/** An offset from UTC and the moment from which it holds, in seconds. */
@unmanaged
class Span {
  from: u32;
  offset: i32;
}

let spanCount: u32 = 0;

// The stretch of time around the last moment that falls on the same day: events come nearly in order of time.
let dayStart: i64 = 0;
let dayEnd: i64 = 0;
let day: i64 = 0;

/** Adds an offset of the time zone, the oldest first; that one holds from 0. Whether there was room for it. */
export function addSpan(from: u32, offset: i32): bool {
  if (spanCount == SPAN_COUNT) return false;
  const span = spanAt(spanCount);
  span.from = from;
  span.offset = offset;
  spanCount++;
  return true;
}

/** The day in the time zone on which a moment falls, since 1970-01-01; -1 for the day before that. */
@inline
export function dayOf(at: u32): i32 {
  if (<i64>at < dayStart || <i64>at >= dayEnd) findDay(at);
  return <i32>day;
}

function findDay(at: u32): void {
  let i: u32 = 0;
  while (i + 1 < spanCount && at >= spanAt(i + 1).from) i++;
  const offset: i64 = spanAt(i).offset;
  const local = <i64>at + offset;
  day = local >= 0 ? local / SECONDS_PER_DAY : -1;
  dayStart = max<i64>(day * SECONDS_PER_DAY - offset, spanAt(i).from);
  dayEnd = (day + 1) * SECONDS_PER_DAY - offset;
  if (i + 1 < spanCount) dayEnd = min<i64>(dayEnd, spanAt(i + 1).from);
}

@inline
function spanAt(i: u32): Span {
  return changetype<Span>(SPANS + i * offsetof<Span>());
}

/** Notes that `day` has an event. */
@inline
export function eventOn(day: u32): void {
  const place = EVENT_DAYS + (day >> 3);
  store<u8>(place, load<u8>(place) | <u8>(<u32>1 << (day & 7)));
}
