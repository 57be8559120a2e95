import type { Answer, Row } from '../core/answer.ts';
import { addDays, type Day, FIRST_DAY, formatDay, LAST_DAY } from '../core/day.ts';
import { formatInstant } from '../core/instant.ts';
import type { DayRange } from '../core/period.ts';
import { column } from './columns.ts';
import type { Ledger } from './ledger.ts';

/**
 * What the answers rest on: the span of the log, each run of days without any event, events after today, the roster and
 * its date, and every source that was read. A row is one such item.
 */
export function coverageAnswer(ledger: Ledger): Answer {
  const { from, to, missingDays } = ledger.coverage();
  const rows: Row[] = [
    item(
      'log',
      from === null ? 'no events' : 'days with events',
      from,
      to,
      from === null || to === null ? 0 : to - from + 1 - missingDays,
    ),
    ...gaps(ledger).map((gap) => item('gap', 'no events', gap.from, gap.to, gap.to - gap.from + 1)),
    ...future(ledger),
    ...rosters(ledger),
    ...ledger.records.sources().map((source) => ({
      item: 'source',
      what: `${source.path} (${source.format})`,
      from: null,
      to: null,
      count: source.entries,
      rejected: source.rejected,
      at: formatInstant(source.readAt),
    })),
  ];
  return {
    ...ledger.answer('coverage'),
    parts: [
      {
        name: 'coverage',
        title: 'What the answers rest on',
        period: null,
        columns: [
          column('item', 'Item', 'text'),
          column('what', 'What', 'text'),
          column('from', 'From', 'day'),
          column('to', 'To', 'day'),
          column('count', 'Count', 'number'),
          column('rejected', 'Rejected', 'number'),
          column('at', 'Date', 'time'),
        ],
        rows,
      },
    ],
    warnings: rosterWarnings(ledger),
    notes: missingDays === 0 ? [] : [`${missingDays} days without any event between the first and the last`],
  };
}

function item(name: string, what: string, from: Day | null, to: Day | null, count: number): Row {
  return {
    item: name,
    what,
    from: from === null ? null : formatDay(from),
    to: to === null ? null : formatDay(to),
    count,
    rejected: null,
    at: null,
  };
}

/** The runs of days without any event, inside the span of the log. */
function gaps(ledger: Ledger): DayRange[] {
  const gaps: DayRange[] = [];
  let before: Day | undefined;
  for (const { day } of ledger.records.days({ from: FIRST_DAY, to: ledger.today })) {
    if (before !== undefined && day > before + 1)
      gaps.push({ from: addDays(before, 1), to: addDays(day, -1) });
    before = day;
  }
  return gaps;
}

/** Days after today: kept, but no report shows them. */
function future(ledger: Ledger): Row[] {
  const days = [...ledger.records.days({ from: addDays(ledger.today, 1), to: LAST_DAY })].map(
    ({ day }) => day,
  );
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  return [item('future', 'events after today, not shown', first, last, days.length)];
}

function rosters(ledger: Ledger): Row[] {
  return ledger.records.rosters().map(({ kind, takenAt, members }) => ({
    ...item('roster', kind, null, null, members.length),
    at: formatInstant(takenAt),
  }));
}

/** A list whose pages are not all here, and a roster that is older than the log. */
function rosterWarnings(ledger: Ledger): string[] {
  const rosters = ledger.records.rosters();
  const [newest] = rosters;
  if (newest === undefined) return ['no roster: everybody whom the log names is listed'];
  const warnings: string[] = [];
  const pages = rosters.filter(({ total }) => total !== undefined);
  const read = pages.reduce((sum, { members }) => sum + members.length, 0);
  const total = Math.max(0, ...pages.map((page) => page.total ?? 0));
  if (read < total) warnings.push(`the roster is incomplete: ${read} of ${total} members were read`);
  const { to } = ledger.coverage();
  const rosterDay = ledger.zone.dayOf(newest.takenAt);
  if (to !== null && rosterDay < to) {
    warnings.push(`the roster is of ${formatDay(rosterDay)}, the log goes on to ${formatDay(to)}`);
  }
  return warnings;
}
