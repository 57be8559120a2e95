import { DEPLOYMENTS, type Deployment } from '../core/deployment.ts';
import type { Settings } from '../core/records.ts';
import type { Connection } from './database.ts';

/** What a database is made with where nobody says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  deployment: 'dedicated',
  timezone: 'UTC',
  name: null,
  serviceAccounts: [],
};

/** The settings of the database; defaults for those that were never written. */
export function readSettings(db: Connection): Settings {
  const rows = db
    .prepare<[], { name: string; value: string }>('SELECT name, value FROM setting ORDER BY name')
    .all();
  const stored = new Map(rows.map(({ name, value }) => [name, value]));
  return {
    deployment:
      DEPLOYMENTS.find((known) => known === stored.get('deployment')) ?? DEFAULT_SETTINGS.deployment,
    timezone: stored.get('timezone') ?? DEFAULT_SETTINGS.timezone,
    name: stored.get('name') ?? null,
    serviceAccounts: JSON.parse(stored.get('service_accounts') ?? '[]') as string[],
  };
}

/** Writes the settings of a new database. */
export function writeSettings(db: Connection, settings: Settings): void {
  const write = db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  const stored: Record<string, Deployment | string | null> = {
    deployment: settings.deployment,
    timezone: settings.timezone,
    name: settings.name,
    service_accounts: JSON.stringify(settings.serviceAccounts),
  };
  for (const [name, value] of Object.entries(stored)) if (value !== null) write.run(name, value);
}

/** Whether somebody has said what the database is for: a run that ended early may have left one without settings. */
export function hasSettings(db: Connection): boolean {
  return db.prepare('SELECT 1 FROM setting LIMIT 1').get() !== undefined;
}
