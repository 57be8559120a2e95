import type { Entry, Named } from '../core/entry.ts';
import { type EmailKey, emailKey, type UserId, userId } from '../core/identity.ts';
import { type Instant, parseInstant } from '../core/instant.ts';
import { errorBody, quoted } from './error-body.ts';
import { isNumber, isObject, parseJson, wholeNumber } from './json.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The audit log entry that the bytes of a text are, or why they are none, in one clause. A text is used whole or not at all. */
export function decodeLine(bytes: Uint8Array): Entry | string {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return 'not valid UTF-8';
  }
  const parsed = parseJson(text);
  return 'reason' in parsed ? parsed.reason : entryOf(parsed.value);
}

/**
 * The entry that a parsed value is (W&B data, section 1), or why it is none. Time and actor must be what they should be,
 * for they are what an entry is read for; any other key of a wrong type counts as absent.
 */
function entryOf(value: unknown): Entry | string {
  if (!isObject(value)) return `not an audit log entry but ${kindOf(value)}`;
  const { timestamp, action, actor_user_id: id, actor_email: email, response_code: code } = value;
  const { user_asset: target, user_email: targetEmail, run_asset: run, report_asset: report } = value;
  const at = instantOf(timestamp);
  if (typeof at === 'string') return at === MISSING ? (errorBody(value) ?? at) : at;
  if (isWrong(id)) return `actor_user_id is ${kindOf(id)}, neither a whole number nor text`;
  if (!isAbsent(email) && typeof email !== 'string') return `actor_email is ${kindOf(email)}, not text`;
  return {
    at,
    action: nonEmpty(action),
    actor: named(id, email),
    target: named(target, targetEmail),
    succeeded: isAbsent(code) || isSuccess(code),
    run: textOf(run),
    report: textOf(report),
  };
}

const MISSING = 'timestamp is missing';

function instantOf(value: unknown): Instant | string {
  if (isAbsent(value)) return MISSING;
  if (typeof value !== 'string') return `timestamp is ${kindOf(value)}, not RFC 3339 text`;
  return parseInstant(value) ?? `timestamp "${quoted(value)}" is not an RFC 3339 time since 1970`;
}

function isWrong(id: unknown): boolean {
  return !isAbsent(id) && typeof id !== 'string' && wholeNumber(id) === undefined;
}

function named(id: unknown, email: unknown): Named | undefined {
  const idText = textOf(id);
  const known: UserId | undefined = idText === undefined ? undefined : userId(idText);
  const key: EmailKey | undefined = typeof email === 'string' ? emailKey(email) : undefined;
  if (known !== undefined) return { id: known, email: key };
  return key === undefined ? undefined : { id: undefined, email: key };
}

/** A 2xx code (definitions, "Status"). */
function isSuccess(code: unknown): boolean {
  const text = typeof code === 'string' ? code.trim() : wholeNumber(code);
  return text !== undefined && /^2\d\d$/.test(text);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function textOf(value: unknown): string | undefined {
  return nonEmpty(value) ?? wholeNumber(value);
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (isNumber(value)) return 'a number';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? 'text' : 'an object';
}
