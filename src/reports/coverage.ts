import type { Answer, Column, Coverage, Row } from '../core/answer.ts';
import { addDays, type Day, FIRST_DAY, formatDay, LAST_DAY } from '../core/day.ts';
import { formatInstant } from '../core/instant.ts';
import type { DayRange } from '../core/period.ts';
import type { SourceRecord } from '../core/records.ts';
import { countMembers } from '../core/roster.ts';
import { column, hidden } from './columns.ts';
import { endWarnings } from './coverage-warnings.ts';
import type { Ledger } from './ledger.ts';
import { rosterWarnings } from './roster-warnings.ts';
import { type SourceSeries, seriesOf } from './source-series.ts';

const NO_ROSTER = 'no roster: everybody whom the log names is listed';

/** For how many days nothing of a series may come while the log goes on. */
const STOPPED_DAYS = 7;

/** Of `coverageAnswer`. */
export const COVERAGE_COLUMNS: readonly Column[] = [
  column('item', 'Item', 'text'),
  column('what', 'What', 'path'),
  column('from', 'From', 'day'),
  column('to', 'To', 'day'),
  column('count', 'Count', 'number'),
  column('rejected', 'Rejected', 'number'),
  column('at', 'Date', 'time'),
  hidden('format', 'Format', 'text'),
];

/**
 * What the answers rest on: the span of the log, what was purged, each run of days without any event, days with events
 * after today, the people on the roster, its lists and their dates, series of sources that stopped arriving, and every
 * source that was read. A row is one such item.
 */
export function coverageAnswer(ledger: Ledger): Answer {
  const { from, to } = ledger.coverage();
  const sources = ledger.records.sources();
  const stopped = stoppedSeries(sources, ledger);
  const members = memberCount(ledger);
  const rows: Row[] = [
    item(
      'log',
      from === null ? 'no events' : 'days with events',
      from,
      to,
      daysWithEvents(ledger.coverage()),
    ),
    ...purged(ledger),
    ...gaps(ledger).map((gap) => item('gap', 'no events', gap.from, gap.to, gap.to - gap.from + 1)),
    ...future(ledger),
    ...rosters(ledger, members),
    ...stopped.map(({ path, from, to, count }) => item('stopped', path, from, to, count)),
    ...sources.map((source) => ({
      item: 'source',
      what: source.path,
      from: null,
      to: null,
      count: source.entries,
      rejected: source.rejected,
      at: formatInstant(source.readAt),
      format: source.format,
    })),
  ];
  return {
    ...ledger.answer('coverage'),
    parts: [
      {
        name: 'coverage',
        title: 'What the answers rest on',
        period: null,
        columns: COVERAGE_COLUMNS,
        rows,
      },
    ],
    warnings: [
      ...rosterWarnings(ledger),
      ...(to === null || ledger.rosters.length > 0 ? [] : [NO_ROSTER]),
      ...stopped.map((series) => stoppedWarning(series, to)),
      ...endWarnings(ledger.coverage(), ledger.today),
    ],
    notes: () => summary(ledger.coverage(), members, sources),
  };
}

/** What is still on the screen when hundreds of sources have gone by. */
function summary(
  coverage: Coverage,
  members: number | undefined,
  sources: readonly SourceRecord[],
): string[] {
  const { from, to, missingDays } = coverage;
  const span = from === null || to === null ? '' : `, ${formatDay(from)} to ${formatDay(to)}`;
  const missing = missingDays === 0 ? '' : `; ${missingDays} between them have none`;
  const sum = (count: 'entries' | 'rejected') => sources.reduce((total, source) => total + source[count], 0);
  return [
    `log: ${daysWithEvents(coverage)} days with events${span}${missing}`,
    `roster: ${members === undefined ? 'none' : `${members} people`}`,
    `sources: ${sources.length}, with ${sum('entries')} entries and ${sum('rejected')} rejected lines`,
  ];
}

function daysWithEvents({ from, to, missingDays }: Coverage): number {
  return from === null || to === null ? 0 : to - from + 1 - missingDays;
}

function item(name: string, what: string, from: Day | null, to: Day | null, count: number | null): Row {
  return {
    item: name,
    what,
    from: from === null ? null : formatDay(from),
    to: to === null ? null : formatDay(to),
    count,
    rejected: null,
    at: null,
    format: null,
  };
}

function purged({ records }: Ledger): Row[] {
  const kept = records.keptFrom();
  return kept === undefined ? [] : [item('purged', 'days that were purged', null, addDays(kept, -1), null)];
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
  return [item('future', 'days with events after today, not counted', first, last, days.length)];
}

/** How many people the roster lists, as `users` does; `undefined`: there is none. */
function memberCount({ rosters, people }: Ledger): number | undefined {
  return rosters.length === 0
    ? undefined
    : people.persons.filter(({ member }) => member !== undefined).length;
}

/** The people on the roster, and the lists that it is made of. */
function rosters({ rosters }: Ledger, members: number | undefined): Row[] {
  if (members === undefined) return [];
  return [
    item('members', 'people on the roster, each once', null, null, members),
    ...rosters.map((roster) => ({
      ...item('roster', roster.kind, null, null, countMembers([roster])),
      at: formatInstant(roster.takenAt),
    })),
  ];
}

/** Series of sources of which nothing came any more while the log went on. */
function stoppedSeries(sources: readonly SourceRecord[], ledger: Ledger): SourceSeries[] {
  const { to } = ledger.coverage();
  if (to === null) return [];
  return seriesOf(sources, ledger.zone).filter((series) => series.to < to - STOPPED_DAYS);
}

function stoppedWarning({ path, to }: SourceSeries, logTo: Day | null): string {
  return `nothing of ${path} since ${formatDay(to)}, the log goes on to ${formatDay(logTo ?? to)}`;
}
