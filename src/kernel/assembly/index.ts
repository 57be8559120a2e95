import { expect, foldLine, forgetCounts, identify } from './fold';
import { slowLine } from './host';
import { fetchIdentity } from './identities';
import { CARRY_SIZE, LINE_COUNT, PAGES, SPACE, SPACE_SIZE } from './layout';
import { Line, lineAt, startLine } from './line';
import { forgetMembers } from './members';
import { readLine } from './reader';
import { markStops } from './strings';
import { initMasks, skipSpace } from './text';

export { actionLength, actionText } from './actions';
export { addSpan } from './days';
export { drain, full, settle, settleUses } from './drain';
export { noActor } from './fold';
export { textLength, textOf } from './identities';
export {
  ACTION_COUNT,
  ACTIVITY,
  ACTIVITY_COUNT,
  ASSET_COUNT,
  EMAIL_COUNT,
  ID_COUNT,
  MILESTONE_COUNT,
  MILESTONES,
  REPORTS,
  RUNS,
} from './layout';
export { forgetTables, milestoneCount, personDayCount, reportCount, runCount } from './tables';

const LINE_FEED: u8 = 0x0a;

// Counters of the file at hand: lines with and without content, lines with content, entries folded here.
export let lineNumber: u32 = 0;
export let lines: u32 = 0;
export let entries: u32 = 0;
/** The bytes that wait for a line feed: in front of the space, unless the line is too long. */
export let pending: usize = SPACE;
export let pendingSize: usize = 0;
/** Nothing: what was fetched ahead has to go somewhere. */
export let fetched: u32 = 0;

memory.grow(PAGES - memory.size());
initMasks();
forgetMembers();

/** Where to put the next bytes, and how many at most. */
export function space(): usize {
  return SPACE;
}
export function spaceSize(): usize {
  return SPACE_SIZE;
}

/** Starts another file. */
export function begin(): void {
  lineNumber = 0;
  lines = 0;
  entries = 0;
  pending = SPACE;
  pendingSize = 0;
  forgetCounts();
}

/**
 * Folds all whole lines up to the end of the `length` bytes in the space, and hands back those that it cannot. `last`:
 * the last line needs no line feed. Answers false where a line of more than 1 MiB begins, which stays pending: the rest of
 * the file is for another reader.
 */
export function fold(length: usize, last: bool): bool {
  const start = pending;
  let end = SPACE + length;
  if (last && end > start && load<u8>(end - 1) != LINE_FEED) {
    store<u8>(end, LINE_FEED);
    end++;
  }
  const rest = foldLines(start, lastLineEnd(end, start));
  pending = rest;
  pendingSize = end - rest;
  if (pendingSize > CARRY_SIZE) return false;
  pending = SPACE - pendingSize;
  memory.copy(pending, rest, pendingSize);
  return true;
}

/** Folds the lines from `p` to `end`, which is behind a line feed. */
function foldLines(p: usize, end: usize): usize {
  markStops(p, end);
  while (p < end) {
    let count: u32 = 0;
    for (; count < LINE_COUNT && p < end; count++) {
      const line = lineAt(count);
      lineNumber++;
      startLine(line, p, lineNumber);
      if (readLine(line)) p = line.place;
      else {
        line.place = 0;
        p = behindLine(p);
      }
    }
    // Nobody is waited for: the processor fetches all that the lines will look for at once.
    for (let i: u32 = 0; i < count; i++) expect(lineAt(i));
    for (let i: u32 = 0; i < count; i++) fetched ^= fetchIdentity(lineAt(i).expected - 1);
    for (let i: u32 = 0; i < count; i++) {
      if (lineAt(i).place != 0) identify(lineAt(i));
    }
    for (let i: u32 = 0; i < count; i++) {
      const line = lineAt(i);
      if (line.place != 0 && foldLine(line)) {
        lines++;
        entries++;
      } else handBack(line);
    }
  }
  return p;
}

/** Hands a line to the host, unless it is blank. */
function handBack(line: Line): void {
  const end = behindLine(line.start) - 1;
  if (skipSpace(line.start) == end) return;
  lines++;
  slowLine(line.start, end - line.start, line.number);
}

/** The address behind the next line feed. */
function behindLine(p: usize): usize {
  while (load<u8>(p) != LINE_FEED) p++;
  return p + 1;
}

/** Behind the last line feed before `end`; `start` where there is none in the new bytes. */
function lastLineEnd(end: usize, start: usize): usize {
  while (end > SPACE) {
    if (load<u8>(end - 1) == LINE_FEED) return end;
    end--;
  }
  return start;
}
