import { expect, it } from 'vitest';
import { netrcEntry } from '../../src/cli/netrc.ts';

it.each([
  ['what wandb login writes', 'machine api.wandb.ai\n  login user\n  password k1\n', 'user', 'k1'],
  ['one line', 'machine api.wandb.ai login me password k1', 'me', 'k1'],
  ['the password first', 'machine api.wandb.ai password k1 login me', 'me', 'k1'],
  ['no login', 'machine api.wandb.ai password k1', undefined, 'k1'],
  ['an account', 'machine api.wandb.ai login me account a password k1', 'me', 'k1'],
  [
    'others around it',
    'machine a password x\nmachine api.wandb.ai password k1\nmachine b password y',
    undefined,
    'k1',
  ],
  ['the first of two', 'machine api.wandb.ai password k1\nmachine api.wandb.ai password k2', undefined, 'k1'],
  [
    'one without a password before it',
    'machine api.wandb.ai login a\nmachine api.wandb.ai password k1',
    undefined,
    'k1',
  ],
  ['another case', 'machine API.wandb.AI password k1', undefined, 'k1'],
  ['quotes', 'machine api.wandb.ai login "a b" password "k\\"1"', 'a b', 'k"1'],
  ['a comment', '# machine api.wandb.ai password no\nmachine api.wandb.ai password k1', undefined, 'k1'],
  [
    'a macro',
    'macdef m\nmachine api.wandb.ai password no\n\nmachine api.wandb.ai password k1',
    undefined,
    'k1',
  ],
  ['Windows line ends', 'machine api.wandb.ai\r\nlogin me\r\npassword k1\r\n', 'me', 'k1'],
])('reads %s', (_, text, login, password) => {
  expect(netrcEntry(text, 'api.wandb.ai')).toEqual({ login, password });
});

it.each([
  ['nothing', ''],
  ['another machine', 'machine wandb.ai password x'],
  ['a machine of a longer name', 'machine api.wandb.ai.example.com password x'],
  ['the entry for any machine', 'default login me password x'],
  ['a password behind the entry for any machine', 'machine api.wandb.ai default password x'],
  ['a macro to the end', 'macdef m\nmachine api.wandb.ai password x'],
])('finds none in %s', (_, text) => {
  expect(netrcEntry(text, 'api.wandb.ai')).toBeUndefined();
});
