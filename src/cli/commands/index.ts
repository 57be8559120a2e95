import type { CommandSpec } from '../command.ts';

/** A command as the overview shows it. Its file is loaded when it is asked for: starting quickly is part of being pleasant. */
interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CommandSpec>;
}

/** All commands in the order of the overview: help, manual, lookup, completion and dispatch read this list. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'make a database for another deployment or time zone than the defaults',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'ingest',
    summary: 'read audit logs and user lists',
    load: async () => (await import('./ingest.ts')).ingest,
  },
  {
    name: 'pull',
    summary: 'the same from a live W&B server: audit logs and user lists',
    load: async () => (await import('./pull.ts')).pull,
  },
  {
    name: 'users',
    summary: 'every user: status, role, seats, teams, last active, active days, date added',
    load: async () => (await import('./users.ts')).users,
  },
  {
    name: 'user',
    summary: 'one user, explained: which rule gave the status, and on what evidence',
    load: async () => (await import('./user.ts')).user,
  },
  {
    name: 'active',
    summary: 'how many users were active in a period',
    load: async () => (await import('./active.ts')).active,
  },
  {
    name: 'trend',
    summary: 'active users over time: by day, week or month',
    load: async () => (await import('./trend.ts')).trend,
  },
  {
    name: 'top',
    summary: 'the most active users of a period',
    load: async () => (await import('./top.ts')).top,
  },
  {
    name: 'activity',
    summary: "the dashboard's activity page: counts, chart, weekly actives, top ten",
    load: async () => (await import('./activity.ts')).activity,
  },
  {
    name: 'export',
    summary: "the dashboard's CSV export, exact to the schema",
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'coverage',
    summary: 'what the answers rest on: sources, days without events, roster date',
    load: async () => (await import('./coverage.ts')).coverage,
  },
  {
    name: 'backup',
    summary: 'a copy of the database, also while another process writes to it',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'verify',
    summary: 'whether the database is sound: the file, and everything in it',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'anonymize',
    summary: 'a copy of the database that names nobody and has the same counts',
    load: async () => (await import('./anonymize.ts')).anonymize,
  },
  {
    name: 'forget',
    summary: 'take the names of one person out of the database; every count stays',
    load: async () => (await import('./forget.ts')).forget,
  },
  {
    name: 'purge',
    summary: 'drop activity before a day, for good',
    load: async () => (await import('./purge.ts')).purge,
  },
  {
    name: 'config',
    summary: 'what is configured, and where',
    load: async () => (await import('./config.ts')).config,
  },
  {
    name: 'completion',
    summary: 'the script with which a shell completes commands, options and values',
    load: async () => (await import('./completion.ts')).completion,
  },
];
