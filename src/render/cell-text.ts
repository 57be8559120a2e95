import type { Cell, Column, Row } from '../core/answer.ts';
import { parseInstant } from '../core/instant.ts';
import { STATUS_WORDS, STATUSES } from '../core/status.ts';
import type { Canvas } from './canvas.ts';
import { relativeTime } from './time.ts';

/** What stands for a value that is unknown or does not exist. */
export const NO_VALUE = '-';

/** What a reader is shown of a field, not yet made safe for a terminal; `NO_VALUE` where there is nothing to show. */
export function cellText(row: Row, { key, kind }: Column, canvas: Canvas): string {
  const cell: Cell = row[key] ?? null;
  if (cell === null || cell === '') return NO_VALUE;
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'object') return cell.length === 0 ? NO_VALUE : cell.join(', ');
  if (typeof cell === 'number') return String(cell);
  if (kind === 'time') return timeText(cell, canvas);
  if (kind === 'status') return statusText(cell);
  return cell;
}

function statusText(cell: string): string {
  const status = STATUSES.find((known) => known === cell);
  return status === undefined ? cell : STATUS_WORDS[status];
}

function timeText(time: string, { relativeTo }: Canvas): string {
  const at = relativeTo === undefined ? undefined : parseInstant(time);
  return relativeTo === undefined || at === undefined ? time : relativeTime(at, relativeTo);
}
