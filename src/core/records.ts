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

/** An id or e-mail address under which the store keeps facts. */
export interface IdentityRecord {
  /** Its number in the store: small, and meaningless outside. */
  readonly identity: number;
  readonly kind: 'id' | 'email';
  readonly value: string;
  /** The log names it; otherwise only a roster does. */
  readonly inLog: boolean;
  /** The last activity under this identity, whatever the day. */
  readonly lastAt: Instant | null;
  /** For an e-mail address: the id that was seen with it last. `null`: none was, or two were at the same moment. */
  readonly owner: number | null;
  /** For an e-mail address: when it was last seen with an id. */
  readonly claimedAt: Instant | null;
}

/** An e-mail address and the id that it belongs to. */
export type Address = Pick<IdentityRecord, 'identity' | 'owner'>;

export interface MilestoneRecord {
  readonly identity: number;
  readonly milestone: Milestone;
  readonly at: Instant;
}

/** A day with events. */
export interface DayRecord {
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
  identities(): readonly IdentityRecord[];
  /** Only those of these persons: the identities with these numbers, and the e-mail addresses that they own. */
  identitiesOf(persons: readonly number[]): readonly IdentityRecord[];
  /** The highest number of an identity, and the e-mail addresses under which there is activity with whose they are. */
  identityNumbers(): { readonly highest: number; readonly activeAddresses: readonly Address[] };
  /** Whether the newest roster marks a service account, or the log or a roster names one of these addresses. */
  hasServiceAccounts(addresses: readonly string[]): boolean;
  /** The lists that together are the newest roster, the newest first. */
  rosters(): readonly Roster[];
  /** What lists knew of activity in that time, by `identityText`; a count without a last activity belongs to any time. `names`: only of these. */
  listedActivity(time: Moments, names?: readonly Identity[]): ReadonlyMap<string, ListedActivity>;
  milestones(): readonly MilestoneRecord[];
  /** The first day that is kept; `undefined` where nothing was ever purged. */
  keptFrom(): Day | undefined;
  /** First and last day with any event up to `today`, and how many days have one; `undefined` where none has. */
  span(today: Day): (DayRange & { readonly days: number }) | undefined;
  /** The days of the range that have events, in order. */
  days(range: DayRange): Iterable<DayRecord>;
  /** The last activity of an identity on a day on which it was active. */
  lastAt(day: Day, identity: number): Instant | undefined;
  /** The actions that an identity used, and the first day of each. */
  firstUses(identity: number): readonly { readonly action: string; readonly day: Day }[];
  /** How many distinct runs and reports the identities together worked on; `null` where the log has no such keys at all. */
  assetCount(kind: 'run' | 'report', identities: readonly number[]): number | null;
  sources(): readonly SourceRecord[];
}
