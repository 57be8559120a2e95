import { expect, it } from 'vitest';
import { addressOf, isPrivate, serverAt } from '../../src/sources/wandb/server.ts';

it.each([
  ['https://acme.wandb.io', 'https://acme.wandb.io/scim/Users'],
  ['https://acme.wandb.io/', 'https://acme.wandb.io/scim/Users'],
  ['https://ACME.example.com:8443/wandb//', 'https://acme.example.com:8443/wandb/scim/Users'],
])('%s: its users are at %s', (url, expected) => {
  expect(addressOf(serverAt(url, 'dedicated'), 'users')).toBe(expected);
});

it('has other paths on Multi-tenant Cloud', () => {
  const server = serverAt('https://api.wandb.ai', 'multi-tenant');
  expect(addressOf(server, 'audit-logs', { startDate: '2026-08-01', cursor: 'a+b=' })).toBe(
    'https://api.wandb.ai/audit_logs?startDate=2026-08-01&cursor=a%2Bb%3D',
  );
  expect(addressOf(server, 'groups')).toBe('https://api.wandb.ai/scim/v2/Groups');
});

it.each([
  'acme.wandb.io',
  'ftp://acme.wandb.io',
  'https://',
  'https://u@x',
  'https://:p@x',
  'https://x?y',
  'https://x#y',
])('refuses %s', (url) => {
  expect(() => serverAt(url, 'dedicated')).toThrow(/^--url: /);
});

it.each([
  ['https://acme.wandb.io', true],
  ['http://acme.wandb.io', false],
  ['http://localhost:8080', true],
  ['http://127.0.0.1', true],
  ['http://127.255.0.9', true],
  ['http://128.0.0.1', false],
  ['http://127.0.0.1.example.com', false],
  ['http://localhost.example.com', false],
  ['http://[::1]:80', true],
  ['http://[::2]', false],
  ['http://2130706433', true], // 127.0.0.1 in one number
])('%s is private: %s', (url, expected) => {
  expect(isPrivate(new URL(url))).toBe(expected);
});
