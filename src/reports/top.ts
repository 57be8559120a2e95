import type { Column, Part } from '../core/answer.ts';
import { formatInstant, type Instant } from '../core/instant.ts';
import type { Period } from '../core/period.ts';
import {
  type ActivitySummary,
  addDay,
  emptySummary,
  lastActive,
  listedActivityIn,
} from './activity-summary.ts';
import { column, hidden } from './columns.ts';
import type { Ledger } from './ledger.ts';
import { BY_NAME, firstBy } from './order.ts';
import { type PartFold, partsOf } from './part-fold.ts';

/** Of `topPart`. */
export const TOP_COLUMNS: readonly Column[] = [
  column('rank', '#', 'number'),
  column('name', 'Name', 'name'),
  hidden('username', 'Username', 'name'),
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
  const summary = emptySummary(ledger.population.size);
  return {
    // Somebody's last activity is the last up to today, also where the period ends before.
    range: { from: period.from, to: ledger.today },
    add: ({ day, persons }) => addDay(summary, day, persons(), day <= period.to ? 1 : 0),
    part: () => partOf(ledger, period, limit, summary),
  };
}

function partOf(ledger: Ledger, period: Period, limit: number, { days, last }: ActivitySummary): Part {
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
  const first = firstBy(candidates, [({ activeDays }) => -activeDays, ({ lastAt }) => -lastAt, ...BY_NAME], {
    limit,
  });
  return {
    name: 'top',
    title: 'Most active users',
    period,
    columns: TOP_COLUMNS,
    rows: first.map(({ person, activeDays, lastAt }, index) => ({
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
