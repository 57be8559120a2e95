// node scripts/run-typescript.mjs FILE [ARGUMENT…]: runs a script in TypeScript, bundled among what is built, because Node 20
// runs no TypeScript. The next build clears it away.
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { webAssembly } from './web-assembly.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry] = process.argv.splice(2, 1);
const outfile = join(root, 'dist', `${basename(dirname(entry))}.mjs`);
await build({
  cwd: root,
  input: resolve(root, entry),
  platform: 'node',
  external: /^[a-z@]/, // packages
  transform: { target: 'node20' },
  plugins: [webAssembly],
  logLevel: 'warn',
  output: { file: outfile, codeSplitting: false, sourcemap: 'inline' },
});
await import(pathToFileURL(outfile).href);
