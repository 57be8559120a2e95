import { isLosslessNumber, parse } from 'lossless-json';

/** A number of 16 characters and more, or with an exponent: it may have more digits than a double keeps. */
const LONG_NUMBER = /[[:,\s]-?(?:[\d.]{16}|\d+(?:\.\d+)?[eE])/;

type Parsed = { readonly value: unknown } | { readonly reason: string };

/** Parses JSON. Long numbers keep their digits, see `wholeNumber`. Of a key that is there twice the last one counts. */
export function parseJson(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    if (!LONG_NUMBER.test(text)) return { value };
    return { value: parse(text, null, { onDuplicateKey: ({ newValue }) => newValue }) };
  } catch (error) {
    if (error instanceof SyntaxError) return { reason: `not JSON: ${complaint(error.message)}` };
    if (error instanceof RangeError) return { reason: 'nested too deeply' };
    throw error;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

export function isNumber(value: unknown): boolean {
  return typeof value === 'number' || isLosslessNumber(value);
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const LARGEST_EXPONENT = 308; // of a double: what is larger is infinite

/** All digits of a number: `42` for 42, 42.0 and 4.2e1. `undefined` for fractions, infinity, and what is no number. */
export function wholeNumber(value: unknown): string | undefined {
  if (Number.isSafeInteger(value)) return String(value);
  const text = isLosslessNumber(value) ? value.toString() : typeof value === 'number' ? String(value) : '';
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const zeros = Number(exponent) - fraction.length + digits.length - significant.length;
  if (zeros < 0 || zeros + significant.length > LARGEST_EXPONENT + 1) return undefined;
  return sign + significant + '0'.repeat(zeros);
}

/** What JavaScript says of a text that is no JSON, on one line, without the parts that differ between its versions. */
function complaint(message: string): string {
  if (/end of JSON|^Unterminated string/.test(message)) return 'unexpected end';
  const clause = message
    .replace(/ \(line \d+ column \d+\)$/, '')
    .replace(/, (\.\.\.)?".*is not valid JSON$/s, '')
    .replace(/ is not valid JSON$/, '')
    .replace(' in JSON', '')
    .replace(/[^\S ]|\p{C}/gu, (unseen) => `\\u${unseen.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return clause.charAt(0).toLowerCase() + clause.slice(1);
}
