import type { EmailKey, UserId } from './identity.ts';
import type { Instant } from './instant.ts';

/** Whoever an audit log entry names, by at least one of the two. */
export type Named =
  | { readonly id: UserId; readonly email: EmailKey | undefined }
  | { readonly id: undefined; readonly email: EmailKey };

/** What this program needs of one audit log entry (W&B data, section 1). */
export interface Entry {
  readonly at: Instant;
  /** `run:update` and the like; an entry may lack it and is activity all the same. */
  readonly action: string | undefined;
  /** Who did it: only this is activity. */
  readonly actor: Named | undefined;
  /** The user that it was done to: never activity. */
  readonly target: Named | undefined;
  /** No response code, or a 2xx one (definitions, "Status": only then does an administrative event count). */
  readonly succeeded: boolean;
  /** `run_asset` and `report_asset`, as text. */
  readonly run: string | undefined;
  readonly report: string | undefined;
}

/** Input that could not be used: where and why. The rest of the file is read all the same. */
export interface Rejection {
  /** Counted from 1; where a file has no lines (an envelope on one line), the number of the entry in it. */
  readonly line: number;
  /** One clause without a full stop, safe to put behind `file:line: `; may quote the input, so it needs escaping on a terminal. */
  readonly reason: string;
}

/** What an administrative event says about the user it was done to. */
export const MILESTONES = ['invited', 'created', 'signed-in', 'deactivated', 'reactivated'] as const;
export type Milestone = (typeof MILESTONES)[number];

const BY_ACTION: ReadonlyMap<string, Milestone> = new Map([
  ['team:invite_user', 'invited'],
  ['user:create', 'created'],
  ['user:login', 'signed-in'],
  ['user:deactivate', 'deactivated'],
  ['user:permanently_delete', 'deactivated'],
  ['user:reactivate', 'reactivated'],
]);

/** The milestone that a successful `action` is for its target, if it is one. */
export function milestoneOf(action: string): Milestone | undefined {
  return BY_ACTION.get(action);
}

/** Whether every such event is kept; of the others only the earliest is, which is all that any rule asks. */
export function isKeptEachTime(milestone: Milestone): boolean {
  return milestone === 'deactivated' || milestone === 'reactivated';
}
