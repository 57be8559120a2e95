import { DEPLOYMENTS } from '../../core/deployment.ts';
import { choice, zoneOption } from '../choices.ts';
import { COLOURS } from '../context.ts';
import { databaseValue } from '../file-value.ts';
import { FORMATS_OF_ALL } from '../formats.ts';

/** Everything that can be set in a file or the environment, in the order of `config show`. */
export const SETTING_NAMES = ['db', 'deployment', 'timezone', 'service-accounts', 'format', 'color'] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** How the text of a setting is understood. */
interface Setting {
  /** `path`: relative to the folder of the file that sets it. `list`: several texts; in the environment, with commas between them. */
  readonly kind: 'text' | 'path' | 'list';
  /** What holds where nothing sets it, in words. */
  readonly standard: string;
  /** Checks one text; `place` is what an error calls the setting. Throws a usage error. */
  readonly check: (place: string) => (text: string) => string;
}

const anything = () => (text: string) => text;

export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  db: { kind: 'path', standard: 'orgactivity.db', check: databaseValue },
  deployment: {
    kind: 'text',
    standard: "the database's",
    check: (place) => choice(place, DEPLOYMENTS),
  },
  timezone: { kind: 'text', standard: 'UTC', check: zoneOption },
  'service-accounts': { kind: 'list', standard: "the database's", check: anything },
  format: {
    kind: 'text',
    standard: 'table on a terminal, else tsv',
    check: (place) => choice(place, FORMATS_OF_ALL),
  },
  color: { kind: 'text', standard: 'auto', check: (place) => choice(place, COLOURS) },
};
