import { type Day, monthsBefore } from '../core/day.ts';
import { type Deployment, rulesOf } from '../core/deployment.ts';
import { usageError } from '../core/errors.ts';
import type { Instant } from '../core/instant.ts';
import type { Settings } from '../core/records.ts';
import { zoneOf } from '../core/zone.ts';
import type { PullRequest } from '../pull/pull.ts';
import { isPrivate, MULTI_TENANT_SERVER, type Server, serverAt } from '../sources/wandb/server.ts';
import { openForReading } from '../store/database.ts';
import { kindOfFile } from '../store/recognise-file.ts';
import { hasSettings, readSettings } from '../store/settings.ts';

/** What the command line says about what to pull. */
export interface PullChoices {
  readonly url?: string;
  readonly deployment?: Deployment;
  readonly since?: Day;
  readonly anonymize?: boolean;
  readonly users: boolean;
  readonly logs: boolean;
  readonly insecureHttp?: boolean;
}

/** How far back a first pull goes where nobody says otherwise: as far as the dashboard's longest period but `all`. */
const FIRST_PULL_MONTHS = 12;

/** The settings of the database at `path`; of one that is still to be made: `fresh`, and the deployment that is pulled from. */
export function settingsAt(path: string, choices: PullChoices, fresh: Settings): Settings {
  const first = { ...fresh, deployment: choices.deployment ?? fresh.deployment };
  if (kindOfFile(path) !== 'sqlite') return first; // none, or an empty one that a killed run left
  const db = openForReading(path);
  try {
    return hasSettings(db) ? readSettings(db) : first;
  } finally {
    db.close();
  }
}

/** What to pull; `nowMs` is the clock, in milliseconds. Usage errors for what makes no sense together. */
export function requestFor(choices: PullChoices, settings: Settings, nowMs: number): PullRequest {
  if (!choices.logs && !choices.users) {
    throw usageError('--no-logs and --no-users leave nothing to pull', 'give one of the two');
  }
  if (!choices.logs && (choices.since !== undefined || choices.anonymize === true)) {
    throw usageError('--since and --anonymize are about logs, and --no-logs leaves them out');
  }
  if (choices.anonymize === true && rulesOf(choices.deployment ?? settings.deployment) === 'multi-tenant') {
    throw usageError('--anonymize: Multi-tenant Cloud has no logs without e-mail addresses');
  }
  const now = Math.floor(nowMs / 1000) as Instant;
  const zone = zoneOf(settings.timezone);
  const since = choices.since ?? monthsBefore(zone.dayOf(now), FIRST_PULL_MONTHS);
  if (since > zone.dayOf(now)) throw usageError('--since: a day that is still to come');
  return {
    server: serverFor(choices, settings),
    since: zone.startOf(since),
    now,
    anonymize: choices.anonymize === true,
    logs: choices.logs,
    users: choices.users,
  };
}

function serverFor(choices: PullChoices, settings: Settings): Server {
  const { url, insecureHttp } = choices;
  const rules = rulesOf(choices.deployment ?? settings.deployment);
  if (url === undefined && rules === 'multi-tenant') return MULTI_TENANT_SERVER;
  if (url === undefined) {
    throw usageError(
      'which server? --url names one of Dedicated Cloud or Self-Managed',
      'as in --url https://acme.wandb.io; organizations on wandb.ai are read with --deployment multi-tenant',
    );
  }
  const server = serverAt(url, rules);
  if (insecureHttp !== true && !isPrivate(new URL(server.base))) {
    throw usageError(
      `--url ${server.base}: everybody on the way could read the API key`,
      'use https, or, in a network that you trust, --insecure-http',
    );
  }
  return server;
}
