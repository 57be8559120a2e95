import { open } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { cannotWrite, isRefusal, reasonOf, UserError } from '../../src/core/errors.ts';

it.each([
  ['ENOSPC: no space left on device, write', 'no space left on device'],
  ["ENOENT: no such file or directory, open '/a, b/c: d'", 'no such file or directory'],
  ["EXDEV: cross-device link not permitted, rename '/a' -> '/b'", 'cross-device link not permitted'],
  ['E2BIG: argument list too long, spawn', 'argument list too long'],
  ['database disk image is malformed', 'database disk image is malformed'],
  ['Unexpected token, at 3', 'Unexpected token, at 3'],
])('of %j the reason is %j', (message, reason) => {
  expect(reasonOf(new Error(message))).toBe(reason);
});

it('what the system refuses is told from other errors, and named with its file', async () => {
  const refusal: unknown = await open('/no/such/folder').catch((error: unknown) => error);
  expect(isRefusal(refusal)).toBe(true);
  for (const other of [new Error('open'), new UserError('open'), 'open', null]) {
    expect(isRefusal(other)).toBe(false);
  }
  expect(cannotWrite('users.csv', refusal as Error).message).toBe('cannot write users.csv: no such folder');
});
