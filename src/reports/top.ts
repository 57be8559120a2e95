import type { Column, Part } from '../core/answer.ts';
import { formatInstant, type Instant } from '../core/instant.ts';
import type { Period } from '../core/period.ts';
import { lastActive, listedActivityIn, summarize } from './activity-summary.ts';
import { column, hidden } from './columns.ts';
import type { Ledger } from './ledger.ts';
import { byNumber, byText, inTurn, reversed } from './order.ts';

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
  const { population } = ledger;
  const inPeriod = summarize(ledger, period, population);
  const { days } = inPeriod;
  const { last } =
    period.to === ledger.today
      ? inPeriod
      : summarize(ledger, { from: period.from, to: ledger.today }, population);
  const daysOf = (person: number): number => days[person] as number;
  // Names and times are looked up only for those who can be among the first.
  const fewest = Math.max(1, days.toSorted().at(-limit) ?? 0);
  const numbers = [...days.keys()].filter((person) => daysOf(person) >= fewest);
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
