import { SECONDS_PER_DAY } from './day.ts';

/** A stretch of time with one offset from UTC: from `from` (inclusive) until the next span begins. Both in seconds. */
export interface OffsetSpan {
  readonly from: number;
  readonly offset: number;
}

/** The offsets from UTC, in seconds, that a zone has had since 1970 and will have until 2100. */
interface ZoneOffsets {
  /** The offset at a moment, in seconds since 1970; before 1970 and after 2100 the nearest one that is known. */
  at(moment: number): number;
  /** All of them, the oldest first; never empty. */
  spans(): OffsetSpan[];
}

export const NO_OFFSETS: ZoneOffsets = {
  at: () => 0,
  spans: () => [{ from: Number.NEGATIVE_INFINITY, offset: 0 }],
};

/** No zone has kept an offset for less: a week less the hour of a change, as in Recife in October 2000. */
const BLOCK = 6 * SECONDS_PER_DAY;
const BLOCKS = Math.ceil(Date.UTC(2100, 0, 1) / 1000 / BLOCK);

/**
 * The offsets of the zone of that IANA name, as the platform knows them. Of each stretch of time they are asked for when they
 * are needed: asking takes microseconds, and few reports look at more than some months. Throws a `RangeError` for a name that
 * the platform does not know.
 */
export function platformOffsets(name: string): ZoneOffsets {
  const ask = offsetReader(name);
  const blocks: OffsetChange[] = [];
  const changeIn = (block: number): OffsetChange => {
    blocks[block] ??= findChange(block * BLOCK, (block + 1) * BLOCK, ask);
    return blocks[block];
  };
  return {
    at(moment) {
      const { before, from, after } = changeIn(Math.min(BLOCKS - 1, Math.max(0, Math.floor(moment / BLOCK))));
      return moment < from ? before : after;
    },
    spans() {
      const spans = [{ from: Number.NEGATIVE_INFINITY, offset: changeIn(0).before }];
      for (let block = 0; block < BLOCKS; block++) {
        const { before, from, after } = changeIn(block);
        if (before !== after) spans.push({ from, offset: after });
      }
      return spans;
    },
  };
}

/** The offsets at the start and the end of a block, and the first moment with the later one. */
interface OffsetChange {
  readonly before: number;
  readonly from: number;
  readonly after: number;
}

function findChange(start: number, end: number, offsetAt: (moment: number) => number): OffsetChange {
  const [before, after] = [offsetAt(start), offsetAt(end)];
  if (before === after) return { before, from: start, after };
  let [low, high] = [start, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return { before, from: high, after };
}

function offsetReader(name: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (moment) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(moment * 1000)) part[type] = Number(value);
    const { year = 0, month = 1, day, hour, minute, second } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - moment;
  };
}
