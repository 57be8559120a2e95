import { readFileSync } from 'node:fs';

/** The version of this program. The build writes it in; run from its sources, it is read where they stand. */
export const VERSION: string =
  process.env['ORGACTIVITY_BUILT_VERSION'] ??
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version;
