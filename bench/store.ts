// What makes a database without a log: `large-organization.mjs` bundles it.
export { Facts } from '../src/facts/facts.ts';
export { openForWriting } from '../src/store/database.ts';
export { FactsMerger } from '../src/store/merge.ts';
export { DEFAULT_SETTINGS, writeSettings } from '../src/store/settings.ts';
