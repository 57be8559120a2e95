// Builds dist/: few files, each with what is needed together, because starting quickly matters and importing modules one
// by one takes ten times as long. CommonJS, because Node loads it without the threads and promises that modules of the other
// kind wait for: a short run takes a fifth less. Source maps lead back to the sources.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { buildKernel } from './build-kernel.mjs';
import { buildMan } from './build-man.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Commander can run commands that are programs of their own. Ours are not, and what Node needs for it takes 5 ms to load. */
const commanderWithoutPrograms = {
  name: 'commander without programs',
  resolveId: {
    filter: { id: /^node:child_process$/ },
    handler: (_, importer) => (/[\\/]commander[\\/]/.test(importer) ? '\0no-programs' : undefined),
  },
  load: { filter: { id: /^\0no-programs$/ }, handler: () => 'export {};' },
};

/**
 * Files that each hold the modules that match, and what these import that no file before it has. All else that is loaded
 * lazily gets a file of its own.
 */
const FILES = {
  start: /\/src\/cli\/start\.ts$/,
  report:
    /\/src\/cli\/(report-command|settings\/apply|commands\/(active|activity|top|trend))\.ts$|\/src\/render\/tsv\.ts$/,
};

/** Bundles one entry, written as `output` says. */
async function bundle(input, output) {
  await build({
    cwd: root,
    input,
    platform: 'node',
    // A native module is loaded from its package; everything else is bundled.
    external: ['better-sqlite3'],
    transform: {
      target: 'node20',
      define: { 'process.env.ORGACTIVITY_BUILT_VERSION': JSON.stringify(version) },
    },
    plugins: [commanderWithoutPrograms],
    logLevel: 'warn',
    output: { dir: dist, sourcemap: true, comments: false, ...output },
  });
}

const program = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  codeSplitting: {
    groups: Object.entries(FILES).map(([name, test], index, { length }) => ({
      name,
      test,
      priority: length - index,
    })),
  },
};
const single = { format: 'es', codeSplitting: false };

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await Promise.all([
  buildKernel(join(dist, 'kernel.wasm')),
  bundle({ start: 'src/cli/start.ts' }, program),
  bundle({ worker: 'src/ingest/worker.ts' }, single),
  bundle({ manual: 'src/cli/manual/pages.ts' }, single),
]);
await buildMan(dist);
for (const end of ['', '.map']) rmSync(join(dist, `manual.js${end}`)); // nothing else uses it
