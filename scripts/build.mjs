// Builds dist/: few files, each with what is needed together, because starting quickly matters and importing modules one
// by one takes ten times as long. CommonJS, because Node loads it without the threads and promises that modules of the other
// kind wait for: a short run takes a fifth less. Source maps lead back to the sources.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { buildCompiled } from './build-compiled.mjs';
import { buildMan } from './build-man.mjs';
import { webAssembly } from './web-assembly.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What packages load and this program does not need, which takes longer than all of its own code: who wants what, and what they get. */
const INSTEAD = [
  // Commands that are programs of their own: there are none.
  { importer: 'commander', source: 'node:child_process', code: 'export {};' },
  // What a terminal can show: `render/colour.ts` says it.
  { importer: 'chalk', source: '#supports-color', code: 'export default { stdout: false, stderr: false };' },
  // Where the native part of the package may be: npm installs it here, and its version is pinned.
  {
    importer: 'better-sqlite3',
    source: 'bindings',
    code: "module.exports = () => require('better-sqlite3/build/Release/better_sqlite3.node');",
  },
];

/** What a package makes when it is loaded, in a sixth of the time of a short run, and hardly any run uses. */
const LATER = {
  module: 'node_modules/string-width/index.js',
  source: 'const segmenter = new Intl.Segmenter();',
  code: 'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
};

const withoutTheUnneeded = {
  name: 'without the unneeded',
  resolveId(source, importer = '') {
    const index = INSTEAD.findIndex(
      (one) => one.source === source && importer.includes(`node_modules/${one.importer}/`),
    );
    return index < 0 ? undefined : `\0instead ${index}`;
  },
  load: (id) => INSTEAD[id.split('\0instead ')[1]]?.code,
  transform(code, id) {
    if (id !== join(root, LATER.module)) return undefined;
    if (!code.includes(LATER.source)) throw new Error(`${LATER.module} no longer says ${LATER.source}`);
    return { code: code.replace(LATER.source, LATER.code), map: null }; // lines stay where they are
  },
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

/** Bundles one entry into a file, or into as many as `codeSplitting` says. */
async function bundle(input, codeSplitting) {
  await build({
    cwd: root,
    input,
    platform: 'node',
    external: /\.node$/, // everything else is bundled
    transform: {
      target: 'node20',
      define: { 'process.env.ORGACTIVITY_BUILT_VERSION': JSON.stringify(version) },
    },
    plugins: [withoutTheUnneeded, webAssembly],
    logLevel: 'warn',
    output: {
      dir: dist,
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name].cjs',
      sourcemap: true,
      comments: false,
      codeSplitting,
    },
  });
}

const groups = Object.entries(FILES).map(([name, test], index, { length }) => ({
  name,
  test,
  priority: length - index,
}));

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await Promise.all([
  bundle({ start: 'src/cli/start.ts' }, { groups }),
  bundle({ worker: 'src/ingest/worker.ts' }, false),
  bundle({ 'copy-worker': 'src/cli/copy-worker.ts' }, false),
  bundle({ manual: 'src/cli/manual/pages.ts' }, false),
]);
await buildMan(dist);
for (const end of ['', '.map']) rmSync(join(dist, `manual.cjs${end}`)); // nothing else uses it
buildCompiled();
