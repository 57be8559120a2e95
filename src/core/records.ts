import type { Day } from './day.ts';
import type { Deployment } from './deployment.ts';
import type { Milestone } from './entry.ts';
import type { Identity } from './identity.ts';
import type { Instant } from './instant.ts';
import type { DayRange } from './period.ts';
import type { Roster } from './roster.ts';

/** What a database was made with. */
export interface Settings {
  readonly deployment: Deployment;
  readonly timezone: string;
  readonly name: string | null;
  /** Ids, e-mail addresses or usernames that are service accounts, beyond those that a roster marks. */
  readonly serviceAccounts: readonly string[];
}

/**
 * Ids under which the store keeps facts, as columns in the order of their texts: a record for each would take longer to make
 * than most answers. What is a function is looked up when it is asked for: of tens of thousands, a short answer shows few.
 */
interface IdColumns {
  /** Their numbers in the store: small, and meaningless outside. */
  readonly numbers: readonly number[];
  /** What is written in that row. */
  textAt(row: number): string;
}

/** E-mail addresses under which the store keeps facts. */
export interface EmailColumns extends IdColumns {
  /** The number of the id that was seen with each last; -1: none was, or two were at the same moment. */
  readonly owners: ArrayLike<number>;
  /** When the address in that row was last seen with an id; -1: never. */
  claimedAt(row: number): number;
}

/** Under what the store keeps facts. */
export interface Identities {
  readonly ids: IdColumns;
  readonly emails: EmailColumns;
  /** One more than the highest of their numbers. */
  readonly end: number;
  /** Numbers of those that no event names, only a roster. */
  readonly unlogged: ReadonlySet<number>;
  /** Those that were ever active, and when last (seconds since 1970), whatever the day. */
  readonly activity: { readonly numbers: readonly number[]; readonly lastAt: readonly Instant[] };
  /** The number of an id or address, if the store knows it. */
  numberOf(kind: 'id' | 'email', text: string): number | undefined;
  /** Where these are all that there are, looks up all texts now. They can then be asked for when the database is closed, as can those that were asked for before. */
  keepTexts(): void;
}

/** One id or e-mail address. */
export interface IdentityRecord {
  readonly identity: number;
  readonly kind: 'id' | 'email';
  readonly value: string;
  readonly owner: number | null;
}

/** An e-mail address and the id that it belongs to. */
export type Address = Pick<IdentityRecord, 'identity' | 'owner'>;

/** Administrative events on identities, as columns ordered by identity, kind of event and time. */
export interface MilestoneColumns {
  readonly identities: readonly number[];
  readonly milestones: readonly Milestone[];
  readonly at: readonly Instant[];
}

/** A day with events. */
interface DayRecord {
  readonly day: Day;
  /** How many identities were active. */
  readonly size: number;
  /** Which, ascending. They are the caller's to change, and are overwritten when another day is asked for them. */
  identities(): Uint32Array;
}

/** A stretch of time, both ends inside. */
export interface Moments {
  readonly since: Instant;
  readonly until: Instant;
}

/** What user lists knew of somebody's activity, also lists that newer ones have replaced. */
export interface ListedActivity {
  /** The latest. */
  readonly lastActive: Instant | undefined;
  /** The largest count; 0: none knew one. */
  readonly activeDays: number;
}

/** One input that was read. */
export interface SourceRecord {
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  readonly lines: number;
  readonly entries: number;
  readonly rejected: number;
  readonly readAt: Instant;
}

/** What reports read from the store. Nothing of it depends on the clock. */
export interface Records {
  readonly settings: Settings;
  identities(): Identities;
  /** Only those of these persons: the identities with these numbers, and the e-mail addresses that they own. */
  identitiesOf(persons: readonly number[]): Identities;
  /** The numbers of those of these ids and addresses that the store knows; for an address with an owner, the owner's too. */
  numbersOf(names: readonly Identity[]): readonly number[];
  /** The highest number of an identity, and the e-mail addresses under which there is activity with whose they are. */
  identityNumbers(): { readonly highest: number; readonly activeAddresses: readonly Address[] };
  /** Whether the newest roster marks a service account, or the log or a roster names one of these addresses. */
  hasServiceAccounts(addresses: readonly string[]): boolean;
  /** The lists that together are the newest roster, the newest first. */
  rosters(): readonly Roster[];
  /** What lists knew of activity in that time, by `identityText`; a count without a last activity belongs to any time. `names`: only of these. */
  listedActivity(time: Moments, names?: readonly Identity[]): ReadonlyMap<string, ListedActivity>;
  /** `identities`: only on these. */
  milestones(identities?: readonly number[]): MilestoneColumns;
  /** The first day that is kept; `undefined` where nothing was ever purged. */
  keptFrom(): Day | undefined;
  /** First and last day with any event up to `today`, and how many days have one; `undefined` where none has. */
  span(today: Day): (DayRange & { readonly days: number }) | undefined;
  /** The days of the range that have events, in order. */
  days(range: DayRange): Iterable<DayRecord>;
  /** For each of these identities the days of the range on which it was active, in order. */
  daysOf(identities: readonly number[], range: DayRange): readonly (readonly Day[])[];
  /** The last activity of an identity on a day on which it was active. */
  lastAt(day: Day, identity: number): Instant | undefined;
  /** The actions that an identity used, and the first day of each. */
  firstUses(identity: number): readonly { readonly action: string; readonly day: Day }[];
  /** How many distinct runs and reports the identities together worked on; `null` where the log has no such keys at all. */
  assetCount(kind: 'run' | 'report', identities: readonly number[]): number | null;
  sources(): readonly SourceRecord[];
}
