import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

it('the program keeps its database and its files whole, whatever happens to it', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'soak.mjs'), '--minutes', '0.04', '--seed', '1'],
    { encoding: 'utf8' },
  );
  expect({ status, stderr, stdout }).toEqual({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/^[1-9]\d* rounds: kill \d+, .*; 0 failed$/m),
  });
});
