import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { makeScratch, runIn } from './scratch.ts';

/** The code that the engine made when the program was built is used where it fits, and nothing depends on it. */
const scratch = makeScratch();
const root = resolve(import.meta.dirname, '..', '..');
const copy = join(scratch.folder, 'copy');
const compiled = join(copy, 'dist', 'compiled');
const COMMAND = 'users --as-of 2026-08-31';
const WANTED = runIn(scratch, `orgactivity ${COMMAND}`);

/** Says which files were compiled although there is code of them. */
const WATCH = `
  const vm = require('node:vm');
  vm.Script = class extends vm.Script {
    constructor(source, options) {
      super(source, options);
      if (this.cachedDataRejected !== false) console.error('compiled anew: ' + options.filename);
    }
  };`;

afterAll(() => rmSync(scratch.folder, { recursive: true }));
beforeEach(() => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  for (const folder of ['bin', 'dist']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'watch.cjs'), WATCH);
});

const program = `node --require '${join(copy, 'watch.cjs')}' '${join(copy, 'bin', 'orgactivity.js')}'`;

test('a run compiles no file anew', () => {
  expect(runIn(scratch, `${program} ${COMMAND}`)).toEqual(WANTED);
});

test.each([
  ['is missing', (file: string) => rmSync(file)],
  ['was cut short', (file: string) => truncateSync(file, 1000)],
  ['is empty', (file: string) => truncateSync(file)],
])('code that %s is not needed', (_, spoil) => {
  spoil(join(compiled, 'report.cjs'));
  const { stderr, ...answer } = runIn(scratch, `${program} ${COMMAND}`);
  expect({ stderr: '', ...answer }).toEqual(WANTED);
  expect(stderr).toBe('compiled anew: orgactivity/dist/report.cjs\n');
});

test('code that another Node has made is not looked at', () => {
  // It would crash the engine.
  for (const name of readdirSync(compiled)) {
    const code = readFileSync(join(compiled, name));
    writeFileSync(join(compiled, name), code.fill(0xff, 200));
  }
  expect(runIn(scratch, `${program} ${COMMAND}`)).toEqual(WANTED);
});

test('code of an engine with other flags is refused by it', () => {
  const { stdout } = runIn(scratch, `NODE_OPTIONS=--max-old-space-size=300 ${program} ${COMMAND}`);
  expect(stdout).toBe(WANTED.stdout);
});

test('traces name the sources where Node is asked for that', () => {
  const { stderr } = runIn(
    scratch,
    `ORGACTIVITY_DEBUG=1 NODE_OPTIONS=--enable-source-maps ${program} users --db none.db`,
  );
  expect(stderr).toMatch(/src\/store\/database\.ts:\d+/);
});
