import { type Day, FIRST_DAY } from '../core/day.ts';
import { activityStart, type Rules, rulesOf } from '../core/deployment.ts';
import { formatInstant, type Instant } from '../core/instant.ts';
import type { MemberRecord } from '../core/member-record.ts';
import type { Person } from '../core/people.ts';
import { statusWindow } from '../core/period.ts';
import type { MilestoneRecord } from '../core/records.ts';
import { STATUS_TEXT, statusOf, type Verdict } from '../core/status.ts';
import { lastActive, listedActivityIn, summarize } from './activity-summary.ts';
import type { Ledger } from './ledger.ts';
import { populationOf } from './population.ts';

/** Where a person stands as of `now`: everything that `users`, `user` and `export` say of them. */
export interface Standing {
  /** Index of the person. */
  readonly index: number;
  readonly person: Person;
  readonly listed: boolean;
  readonly verdict: Verdict;
  /** The later of what the log and lists know. */
  readonly lastActive: Instant | null;
  /** The larger of what the log and lists know, all time. */
  readonly activeDays: number;
  readonly firstActive: Day | null;
  readonly added: DateAdded | null;
  /** The log knows of this person, but only after `now`: for a report they do not exist yet. */
  readonly appearsLater: boolean;
}

/** When a person was added, and what says so (definitions, "Date added"). */
export interface DateAdded {
  readonly at: Instant;
  readonly source: 'roster' | 'log' | 'first activity';
}

type Milestones = ReadonlyMap<MilestoneRecord['milestone'], readonly Instant[]>;
const NO_MILESTONES: Milestones = new Map();

/** Everybody's standing, in the order of `ledger.people.persons`. `rules`: of the statuses; what counts as activity is up to the deployment. */
export function standings(ledger: Ledger, rules: Rules = rulesOf(ledger.question.deployment)): Standing[] {
  const { people, today, question } = ledger;
  const summary = summarize(ledger, { from: FIRST_DAY, to: today }, populationOf(people, true));
  const { milestones, later } = milestonesByPerson(ledger);
  const window = statusWindow(today);
  const start = activityStart(question.deployment);
  const everSeen = seenBefore(ledger, start);
  const listedActivityOf = listedActivityIn(ledger);

  return people.persons.map((person, index) => {
    const own = milestones.get(index) ?? NO_MILESTONES;
    const { member } = person;
    const known = listedActivityOf(person);
    const logDay = summary.last[index] as number;
    const at = lastActive(ledger, person, logDay, known);
    const verdict = statusOf(
      {
        last: at === null ? undefined : { at, day: ledger.zone.dayOf(at) },
        everSeen: everSeen.has(index),
        deactivatedAt: own.get('deactivated')?.at(-1),
        reactivatedAt: own.get('reactivated')?.at(-1),
        acceptedAt: own.get('created')?.[0] ?? own.get('signed-in')?.[0],
        roster: member && { takenAt: member.takenAt, state: member.state },
      },
      rules,
      window,
    );
    const first = summary.first[index] as number;
    return {
      index,
      person,
      listed: people.hasRoster ? member !== undefined : true,
      verdict,
      lastActive: at,
      activeDays: Math.max(summary.days[index] as number, known.activeDays),
      firstActive: first < 0 ? null : (first as Day),
      appearsLater:
        logDay < 0 &&
        own.size === 0 &&
        (later.has(index) || person.identities.some((identity) => isLater(ledger, identity))),
      added: dateAdded(member, own, first < 0 ? null : ledger.zone.endOf((first - 1) as Day)),
    };
  });
}

/** Whether a person is somebody at all: on the roster, active, or named by an administrative event; without a roster, anybody named. */
export function isKnown(standing: Standing, ledger: Ledger): boolean {
  const { person, firstActive, verdict, added } = standing;
  if (person.member !== undefined || firstActive !== null || added !== null) return true;
  return verdict.rule < 4 || (!ledger.people.hasRoster && person.inLog && !standing.appearsLater);
}

/** What the dashboard of that deployment shows as "Last Active": a time, or the status in words (W&B data, section 3). */
export function lastActiveText({ verdict, lastActive }: Standing, rules: Rules): string {
  if (verdict.status !== 'active' && rules === 'dedicated') return STATUS_TEXT[verdict.status];
  return lastActive === null ? STATUS_TEXT.none : formatInstant(lastActive);
}

/** The administrative events up to `now` of each person, in order, and the persons who have any after `now`. */
function milestonesByPerson({ records, people, question }: Ledger): {
  readonly milestones: ReadonlyMap<number, Milestones>;
  readonly later: ReadonlySet<number>;
} {
  const milestones = new Map<number, Map<MilestoneRecord['milestone'], Instant[]>>();
  const later = new Set<number>();
  for (const { identity, milestone, at } of records.milestones()) {
    const person = people.personOf[identity] ?? -1;
    if (at > question.now) later.add(person);
    if (person < 0 || at > question.now) continue;
    const own = milestones.get(person) ?? new Map<MilestoneRecord['milestone'], Instant[]>();
    milestones.set(person, own);
    const before = own.get(milestone);
    if (before === undefined) own.set(milestone, [at]);
    else {
      before.push(at);
      before.sort((a, b) => a - b);
    }
  }
  return { milestones, later };
}

function isLater(ledger: Ledger, identity: number): boolean {
  return (ledger.newestActivity(identity) ?? 0) > ledger.question.now;
}

/** Persons with activity before it counts: none, where all activity counts. */
function seenBefore(ledger: Ledger, start: Instant): Set<number> {
  const seen = new Set<number>();
  if (start === 0) return seen;
  const to = Math.min(ledger.zone.dayOf(start), ledger.today) as Day;
  for (const { identities } of ledger.records.days({ from: FIRST_DAY, to })) {
    for (const identity of identities()) seen.add(ledger.people.personOf[identity] ?? -1);
  }
  return seen;
}

function dateAdded(
  member: MemberRecord | undefined,
  own: Milestones,
  firstActive: Instant | null,
): DateAdded | null {
  if (member?.addedAt !== undefined) return { at: member.addedAt, source: 'roster' };
  const logged = [...(own.get('created') ?? []), ...(own.get('invited') ?? [])].sort((a, b) => a - b)[0];
  if (logged !== undefined) return { at: logged, source: 'log' };
  return firstActive === null ? null : { at: (firstActive + 1) as Instant, source: 'first activity' };
}
