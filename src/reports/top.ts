import type { Column, Part } from '../core/answer.ts';
import type { Day } from '../core/day.ts';
import { formatInstant, type Instant } from '../core/instant.ts';
import type { Period } from '../core/period.ts';
import { type ActivitySummary, lastActive, listedActivityIn } from './activity-summary.ts';
import { column, hidden } from './columns.ts';
import type { Ledger } from './ledger.ts';
import { byNumber, byText, inTurn, reversed } from './order.ts';
import { type PartFold, partsOf } from './part-fold.ts';

/** Of `topPart`. */
export const TOP_COLUMNS: readonly Column[] = [
  column('rank', '#', 'number'),
  column('name', 'Name', 'text'),
  hidden('username', 'Username', 'text'),
  column('email', 'Email', 'email'),
  column('wandbId', 'W&B id', 'id'),
  column('activeDays', 'Active days', 'number'),
  column('lastActive', 'Last active', 'time'),
];

/** People by active days in the period, then by last activity, then by name and e-mail (definitions, "Most active"). The first `limit` of them. */
export function topPart(ledger: Ledger, period: Period, limit: number): Part {
  return partsOf(ledger, [topFold(ledger, period, limit)])[0];
}

/** The same, to be worked out with other parts. */
export function topFold(ledger: Ledger, period: Period, limit: number): PartFold {
  const { size } = ledger.population;
  const days = new Uint32Array(size);
  const last = new Int32Array(size).fill(-1);
  return {
    // Somebody's last activity is the last up to today, also where the period ends before.
    range: { from: period.from, to: ledger.today },
    add: ({ day, persons }) => addDay(persons(), day, day <= period.to ? 1 : 0, days, last),
    part: () => partOf(ledger, period, limit, { days, last }),
  };
}

/** `step`: by how much the number of days of each person grows. */
function addDay(persons: Uint32Array, day: Day, step: number, days: Uint32Array, last: Int32Array): void {
  for (let i = 0; i < persons.length; i++) {
    const person = persons[i] as number;
    if (last[person] === day) continue;
    last[person] = day;
    days[person] = (days[person] as number) + step;
  }
}

function partOf(
  ledger: Ledger,
  period: Period,
  limit: number,
  { days, last }: Pick<ActivitySummary, 'days' | 'last'>,
): Part {
  const { population } = ledger;
  const daysOf = (person: number): number => days[person] as number;
  // Names and times are looked up only for those who can be among the first.
  const fewest = Math.max(1, days.toSorted().at(-limit) ?? 0);
  const numbers: number[] = [];
  for (let person = 0; person < days.length; person++) if (daysOf(person) >= fewest) numbers.push(person);
  const persons = population.persons(numbers);
  const known = listedActivityIn(
    ledger,
    persons.filter((person) => person !== undefined),
  );
  const candidates = numbers.flatMap((number, place) => {
    const person = persons[place];
    if (person === undefined) return [];
    const lastAt = lastActive(ledger, person, last[number] as number, known(person)) ?? (0 as Instant);
    return { person, activeDays: daysOf(number), lastAt };
  });
  candidates.sort(
    inTurn(
      reversed(byNumber(({ activeDays }) => activeDays)),
      reversed(byNumber(({ lastAt }) => lastAt)),
      byText(({ person }) => person.member?.name),
      byText(({ person }) => person.email),
      byText(({ person }) => person.id),
    ),
  );
  return {
    name: 'top',
    title: 'Most active users',
    period,
    columns: TOP_COLUMNS,
    rows: candidates.slice(0, limit).map(({ person, activeDays, lastAt }, index) => ({
      rank: index + 1,
      name: person.member?.name || null,
      username: person.member?.username || null,
      email: person.email,
      wandbId: person.id,
      activeDays,
      lastActive: formatInstant(lastAt),
    })),
  };
}
