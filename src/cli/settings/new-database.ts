import { DEPLOYMENTS } from '../../core/deployment.ts';
import type { Settings } from '../../core/records.ts';
import { DEFAULT_SETTINGS } from '../../store/settings.ts';
import type { Shell } from '../shell.ts';
import { readConfiguration } from './read.ts';

/** What `ingest` and `pull` make a database with where there is none: what is configured, else the defaults. */
export async function settingsForNew(shell: Shell): Promise<Settings> {
  const configured = await readConfiguration(shell);
  const deployment = configured.get('deployment')?.value;
  const timezone = configured.get('timezone')?.value;
  return {
    ...DEFAULT_SETTINGS,
    deployment: DEPLOYMENTS.find((known) => known === deployment) ?? DEFAULT_SETTINGS.deployment,
    timezone: typeof timezone === 'string' ? timezone : DEFAULT_SETTINGS.timezone,
  };
}
