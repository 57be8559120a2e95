import { isObject } from './json.ts';

const LONGEST_QUOTE = 60;

/**
 * What went wrong, if `value` is an error that a server answered with: a SCIM error (W&B data, 2.2), or one of the usual
 * shapes `{"error": …}`, `{"errors": [{"message": …}]}`, `{"message": …}`.
 */
export function errorBody(value: unknown): string | undefined {
  if (!isObject(value) || 'timestamp' in value) return undefined;
  const { error, errors, detail, message } = value;
  const text = textIn(error) ?? textIn(errors) ?? textIn(detail) ?? textIn(message);
  return text === undefined ? undefined : `an API error: ${quoted(text)}`;
}

/** A text, that of an object, or that of the first object of a list. */
function textIn(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const text = isObject(first) ? first['message'] : first;
  return typeof text === 'string' ? text : undefined;
}

/** The beginning of a text of the input, on one line. */
export function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1)}\u2026`;
}
