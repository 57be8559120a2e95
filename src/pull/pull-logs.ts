import { addDays, type Day } from '../core/day.ts';
import { UserError } from '../core/errors.ts';
import type { Instant } from '../core/instant.ts';
import { Refused } from '../sources/wandb/refusal.ts';
import { addressOf, type Query, type Server } from '../sources/wandb/server.ts';
import { covers } from './envelope.ts';
import type { Read } from './read-answer.ts';
import { daysBackQuery, utcDay, type Window, windowQuery, windowsBetween } from './window.ts';

/** What reading logs needs of its surroundings. */
interface LogReader {
  /** Reads one answer to its end, more than once where it breaks off. */
  read(address: string): Promise<Read>;
  /** A window was read to its end. */
  finished(window: Window): void;
}

interface LogRequest {
  readonly server: Server;
  readonly anonymize: boolean;
  readonly now: Instant;
}

/** How often a window is begun anew because the server has forgotten how far it was read. */
const MAX_RESTARTS = 3;

/** Reads all entries from the day `first` (in UTC) up to now, window by window. */
export async function pullLogs(first: Day, request: LogRequest, reader: LogReader): Promise<void> {
  const { server, now } = request;
  for (const window of windowsBetween(first, now, server.rules)) {
    const answered = await readWindow(windowQuery(window, server.rules), window, request, reader);
    if (!answered && server.rules === 'multi-tenant') throw tooLittle(window, request);
    if (!answered) {
      const rest: Window = { from: window.from, to: lastDay(now) };
      await readWindow(daysBackQuery(rest.from, now), undefined, request, reader);
      reader.finished(rest);
      return;
    }
    reader.finished(window);
  }
}

/** The addresses that `pullLogs` asks first; more follow where answers have several pages. */
export function logAddresses(first: Day, request: LogRequest): string[] {
  const { server, now } = request;
  return windowsBetween(first, now, server.rules).map((window) =>
    address(windowQuery(window, server.rules), request),
  );
}

/**
 * Reads all pages of an answer. Says whether it is for the window that was asked for: servers before 0.80 know neither
 * `startDate` nor `endDate` and give the lines of their own range.
 */
async function readWindow(
  query: Query,
  window: Window | undefined,
  request: LogRequest,
  reader: LogReader,
): Promise<boolean> {
  let cursor: string | undefined;
  let restarts = 0;
  for (;;) {
    const page: Query = cursor === undefined ? query : { ...query, cursor };
    try {
      const read = await reader.read(address(page, request));
      if (!isLog(read)) throw noLog(address(page, request));
      const { envelope } = read;
      if (window !== undefined && !(envelope !== undefined && covers(envelope, window, request.now)))
        return false;
      cursor = envelope?.cursor;
      if (cursor === undefined) return true;
    } catch (error) {
      if (cursor === undefined || !isExpiry(error) || ++restarts > MAX_RESTARTS) throw error;
      cursor = undefined; // from the start of the window: reading entries again changes nothing
    }
  }
}

/** Not every text of JSON objects on lines is a log: it must have an entry. */
function isLog({ format, tally }: Read): boolean {
  return format === 'json-entries' || format === 'empty' || (format === 'ndjson' && tally.events > 0);
}

function noLog(asked: string): UserError {
  return new UserError(`cannot read ${asked}: the answer is no audit log`, {
    hint: 'check --url and --deployment; --no-logs leaves logs out',
  });
}

/** How a server may refuse a cursor that has expired; how it does is not documented. */
function isExpiry(error: unknown): boolean {
  return error instanceof Refused && [400, 404, 410].includes(error.status);
}

function address(query: Query, { server, anonymize }: LogRequest): string {
  return addressOf(server, 'audit-logs', anonymize ? { ...query, anonymize: 'true' } : query);
}

function tooLittle(window: Window, request: LogRequest): UserError {
  const asked = address(windowQuery(window, request.server.rules), request);
  return new UserError(`cannot read ${asked}: the server answers for another stretch of time`, {
    hint: 'check --deployment; where it keeps no events from so long ago, --since names a later day',
  });
}

function lastDay(now: Instant): Day {
  return addDays(utcDay(now), 1);
}
