import { SECONDS_PER_DAY } from '../core/day.ts';

/**
 * When each member of a day was last active, as the text of table `day`: a JSON array, so that any tool's SQL can read it
 * (view `activity`), with a number for each, `identity * 1000000 + seconds`. Seconds count from 00:00 UTC of the day before the
 * day's date: no time zone makes them negative, and with seven of them in sight six digits are enough.
 */
const SECONDS = 1_000_000;
/** One more than the highest number of an identity: beyond, the arithmetic of digits is no longer that of 32 bits. */
export const IDENTITIES = 2 ** 31;
/** Bytes that one number takes with its comma, at most: 16 digits are what a double holds. */
const LONGEST = 17;

const [BRACKET, COMMA, END, ZERO] = [0x5b, 0x2c, 0x5d, 0x30];

/** Who was active on a day, ascending, and when last (seconds since 1970). */
export interface ActiveOnDay {
  readonly identities: Uint32Array;
  readonly last: Float64Array;
}

export const NOBODY: ActiveOnDay = { identities: new Uint32Array(0), last: new Float64Array(0) };

/** The bytes of the text. Digit by digit: an ingest writes millions of these, and `JSON.stringify` takes five times as long. */
export function encodeLastSeconds(day: number, { identities, last }: ActiveOnDay): Buffer {
  const bytes = Buffer.allocUnsafe(2 + identities.length * LONGEST);
  const origin = originOf(day);
  let end = 1;
  for (let i = 0; i < identities.length; i++) {
    const identity = identities[i] as number;
    end = putDigits(bytes, end, digitsOf(identity), identity);
    end = putDigits(bytes, end, 6, (last[i] as number) - origin);
    bytes[end++] = COMMA;
  }
  bytes[0] = BRACKET;
  end = Math.max(2, end);
  bytes[end - 1] = END;
  return bytes.subarray(0, end);
}

/** Writes so many digits; answers where they end. */
function putDigits(bytes: Buffer, start: number, count: number, number: number): number {
  const end = start + count;
  let left = number;
  for (let place = end - 1; place >= start; place--) {
    const rest = (left / 10) | 0;
    bytes[place] = ZERO + left - rest * 10;
    left = rest;
  }
  return end;
}

/** What `encodeLastSeconds` wrote. Throws a `SyntaxError` for what is no JSON. */
export function decodeLastSeconds(day: number, text: string): ActiveOnDay {
  const numbers = JSON.parse(text) as number[];
  const identities = new Uint32Array(numbers.length);
  const last = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    const identity = Math.floor(number / SECONDS);
    identities[i] = identity;
    last[i] = originOf(day) + number - identity * SECONDS;
  }
  return { identities, last };
}

function originOf(day: number): number {
  return (day - 1) * SECONDS_PER_DAY;
}

function digitsOf(number: number): number {
  let digits = 1;
  for (let bound = 10; number >= bound; bound *= 10) digits++;
  return digits;
}
