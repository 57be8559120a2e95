import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { addDays } from './calendar.mjs';
import { ask } from './program.mjs';
import { toSecond } from './truth-files.mjs';

/** What the program made of one case: its log and then its roster in a database of their own. */
export class NastyCase {
  /** @type {string[]} */
  differences = [];

  /**
   * @param {{ n: number, dir: string, what: string, now: string, expect: Record<string, any> | null }} stated in the manifest
   * @param {string} root
   * @param {string} db
   */
  constructor(stated, root, db) {
    this.stated = stated;
    this.folder = join(root, stated.dir);
    this.db = db;
    // Midnight is the first second of a day, and a report as of a day goes to that day's end: so it is the day before.
    this.asOf = addDays(stated.now.slice(0, 10), stated.now.endsWith('T00:00:00Z') ? -1 : 0);
  }

  /** Reads the case. The receipt is of the log alone; nothing but a log of other things may fail. */
  ingest() {
    const logs = ['log', 'wandb-audit-logs'].map((name) => join(this.folder, name)).filter(existsSync);
    this.receipt =
      logs.length === 0 ? undefined : ask(['ingest', ...logs, '--db', this.db], { exits: [0, 1] });
    ask(['ingest', join(this.folder, 'users.json'), '--db', this.db]);
  }

  /**
   * The answer of a report as of this case's moment, or of another day.
   * @param {string[]} args
   * @param {string} [asOf]
   */
  ask(args, asOf = this.asOf) {
    return ask([...args, '--as-of', asOf, '--db', this.db]);
  }

  /** Everybody, by id, or by e-mail address where there is none. */
  users(asOf = this.asOf) {
    const { rows } = this.ask(['users', '--unlisted'], asOf);
    return new Map(rows.map((row) => [row.wandbId ?? row.email, row]));
  }

  /** Who was ever active, as the manifest writes it: active days and last active. */
  activity() {
    const active = [...this.users()].filter(([, row]) => row.lastActive !== null);
    return Object.fromEntries(active.map(([user, row]) => [user, [row.activeDays, row.lastActive]]));
  }

  /**
   * @param {string} what
   * @param {unknown} actual
   * @param {unknown} expected
   */
  equal(what, actual, expected) {
    if (isDeepStrictEqual(actual, expected)) return;
    this.differences.push(`${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }

  /** Whether the receipt gives a reason that matches for some file and line. */
  rejects(reason) {
    const reasons = [...(this.receipt?.rejections ?? []), ...(this.receipt?.failed ?? [])].map(
      (rejection) => rejection.reason,
    );
    if (reasons.some((text) => reason.test(text))) return;
    this.differences.push(`no rejection like ${reason}: ${JSON.stringify(reasons)}`);
  }
}

/** What the dashboard shows as last active. */
export function shown({ status, lastActive }) {
  return { 'invite-pending': 'Invite pending', deactivated: 'Deactivated', none: '-' }[status] ?? lastActive;
}

/** Users of the manifest, with times to the second. */
export function toTheSecond(users) {
  return Object.fromEntries(
    Object.entries(users).map(([user, [days, last]]) => [user, [days, toSecond(last)]]),
  );
}
