// node scripts/run-typescript.mjs FILE [ARGUMENT…]: runs a script in TypeScript, bundled beside the built program because
// Node 20 runs no TypeScript and the kernel is loaded from there. The next build clears it away.
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry] = process.argv.splice(2, 1);
const outfile = join(root, 'dist', `${basename(dirname(entry))}.mjs`);
await build({
  cwd: root,
  input: resolve(root, entry),
  platform: 'node',
  external: /^[a-z@]/, // packages
  transform: { target: 'node20' },
  logLevel: 'warn',
  output: { file: outfile, codeSplitting: false, sourcemap: 'inline' },
});
await import(pathToFileURL(outfile).href);
