// node scripts/run-typescript.mjs FILE [ARGUMENT…]: runs a script in TypeScript, bundled beside the built program because
// Node 20 runs no TypeScript and the kernel is loaded from there. The next build clears it away.
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry] = process.argv.splice(2, 1);
const outfile = join(root, 'dist', `${basename(dirname(entry))}.mjs`);
await build({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
