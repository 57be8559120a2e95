import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const program = join(resolve(import.meta.dirname, '..', '..'), 'bin', 'orgactivity.js');

/** Opening stdin makes a pipe non-blocking for all who share it: in `A | cmp - <(B)` that is `cmp`, which then fails. */
const NAME_WHO_OPENS_STDIN = `data:text/javascript,
  Object.defineProperty(process, 'stdin', { get() { process.stderr.write('opened stdin'); } });`;

it.each([
  ['top', '--help'],
  ['help', 'users'],
  ['completion', 'bash'],
  ['config', 'show'],
])('%s %s leaves stdin alone', (...args) => {
  const options = ['--import', NAME_WHO_OPENS_STDIN, program, ...args];
  const { stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  expect(stderr).toBe('');
});
