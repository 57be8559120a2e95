import type { SettingName } from './settings.ts';

/** The environment variable that sets it: `ORGACTIVITY_SERVICE_ACCOUNTS`. */
export function variableOf(name: SettingName): string {
  return `ORGACTIVITY_${name.toUpperCase().replaceAll('-', '_')}`;
}
