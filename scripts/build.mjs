// Builds dist/: one bundle a thread, with lazily loaded chunks, because starting quickly matters and importing the
// packages one by one takes ten times as long. Source maps lead back to the sources.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildKernel } from './build-kernel.mjs';
import { buildMan } from './build-man.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Importing `node:process` opens stdin, which makes a pipe that other programs share non-blocking; the global does not. */
const processWithoutImport = {
  name: 'process without import',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:process$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'process', namespace: 'global' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'global' }, () => ({ contents: 'export default globalThis.process;' }));
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await Promise.all([
  buildKernel(join(dist, 'kernel.wasm')),
  build({
    absWorkingDir: root,
    entryPoints: {
      start: 'src/cli/start.ts',
      worker: 'src/ingest/worker.ts',
      manual: 'src/cli/manual/pages.ts',
    },
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    // A native module is loaded from its package; everything else is bundled.
    external: ['better-sqlite3'],
    plugins: [processWithoutImport],
    define: { 'process.env.ORGACTIVITY_BUILT_VERSION': JSON.stringify(version) },
    // Bundled CommonJS packages call require() for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  }),
]);
await buildMan(dist);
