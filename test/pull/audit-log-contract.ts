import type { ServerOptions } from './wandb-server.ts';
import type { AuditEntry } from './world.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A request that breaks the contract. */
export class BadRequest extends Error {}

const DAY = 86_400_000;

/** The audit-log interface as documented (W&B data, section 1), servers before 0.80 included. */
export function auditLogs(
  query: URLSearchParams,
  entries: readonly AuditEntry[],
  { rules, old = false, pageSize = Number.POSITIVE_INFINITY, now }: ServerOptions,
): Answer {
  const today = Math.floor(now / DAY) * DAY;
  const asked = old ? new URLSearchParams([...query].filter(([name]) => name === 'numDays')) : query;
  const numDays = wholeNumber(asked, 'numDays', 0);
  const start = startOf(asked, rules) ?? today - numDays * DAY;
  const endDate = asked.get('endDate');
  const limit = wholeNumber(asked, 'limit', rules === 'dedicated' ? 20_000 : 1_000_000);
  refuseWrongUse(asked, rules, numDays, limit);
  const end =
    endDate === null ? (asked.has('startDate') ? start + (numDays + 1) * DAY : today + DAY) : dateOf(endDate);
  const anonymous = query.get('anonymize') === 'true' && rules === 'dedicated';
  const found = entries
    .filter(({ timestamp }) => Date.parse(timestamp) >= start && Date.parse(timestamp) < end)
    .map((entry) => (anonymous ? { ...entry, actor_email: undefined } : entry));
  if (rules === 'dedicated' && endDate === null && !asked.has('limit')) {
    return {
      status: 200,
      type: 'application/x-ndjson',
      body: found.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
    };
  }
  const range = `${start} ${end} ${anonymous}`;
  const offset = offsetOf(asked.get('cursor'), range);
  const size = Math.min(limit, pageSize);
  const page = found.slice(offset, offset + size);
  const next = offset + size < found.length ? cursorFor(offset + size, range) : null;
  const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return {
    status: 200,
    type: 'application/json',
    body: JSON.stringify({
      range_start_time: time(start),
      audit_logs: page,
      count: page.length,
      next_cursor: next,
      range_end_time: time(end),
    }),
  };
}

function refuseWrongUse(
  query: URLSearchParams,
  rules: 'dedicated' | 'multi-tenant',
  numDays: number,
  limit: number,
): void {
  const known = [
    'startDate',
    'numDays',
    'limit',
    'cursor',
    ...(rules === 'dedicated' ? ['endDate', 'anonymize'] : []),
  ];
  for (const name of query.keys())
    if (!known.includes(name)) throw new BadRequest(`unknown parameter ${name}`);
  if (query.has('numDays') && query.has('endDate')) throw new BadRequest('numDays and endDate together');
  if (query.has('cursor') && !query.has('limit') && !query.has('endDate') && rules === 'dedicated') {
    throw new BadRequest('cursor without limit or endDate');
  }
  if (rules === 'multi-tenant' && numDays > 7) throw new BadRequest('numDays is at most 7');
  if (limit > (rules === 'dedicated' ? 20_000 : 1_000_000)) throw new BadRequest('limit is too large');
}

function startOf(query: URLSearchParams, rules: 'dedicated' | 'multi-tenant'): number | undefined {
  const text = query.get('startDate');
  if (text === null) return undefined;
  if (rules === 'multi-tenant' && text.length !== 10) throw new BadRequest('startDate is YYYY-MM-DD');
  return dateOf(text);
}

function dateOf(text: string): number {
  const match = /^(\d{4}-\d{2}-\d{2})(T\d{2}(:\d{2}(:\d{2})?)?)?$/.exec(text);
  const time = `${match?.[2] ?? 'T00'}:00:00`.slice(0, 9);
  const ms = Date.parse(`${match?.[1]}${time}Z`);
  if (Number.isNaN(ms)) throw new BadRequest(`${text} is no date`);
  return ms;
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^\d+$/.test(text)) throw new BadRequest(`${name} is no number`);
  return Number(text);
}

/** Opaque to clients, and only good for the range that it was given for. */
function cursorFor(offset: number, range: string): string {
  return Buffer.from(JSON.stringify([offset, range])).toString('base64url');
}

function offsetOf(cursor: string | null, range: string): number {
  if (cursor === null) return 0;
  const [offset, given] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [number, string];
  if (given !== range) throw new BadRequest('the cursor is for another range');
  return offset;
}
