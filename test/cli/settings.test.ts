import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { environmentLayer, fileLayer, resolveLayers, userFile } from '../../src/cli/settings/layers.ts';
import { SETTING_NAMES } from '../../src/cli/settings/settings.ts';
import { variableOf } from '../../src/cli/settings/variable.ts';

it('each setting has a variable', () => {
  expect(SETTING_NAMES.map(variableOf)).toEqual([
    'ORGACTIVITY_DB',
    'ORGACTIVITY_DEPLOYMENT',
    'ORGACTIVITY_TIMEZONE',
    'ORGACTIVITY_SERVICE_ACCOUNTS',
    'ORGACTIVITY_FORMAT',
    'ORGACTIVITY_COLOR',
  ]);
});

it('the first layer that knows a setting decides it', () => {
  const layers = [
    environmentLayer({ ORGACTIVITY_FORMAT: 'json' }),
    fileLayer('orgactivity.toml', { format: 'csv', color: 'never' }),
    fileLayer('/etc/me/config.toml', { format: 'tsv', color: 'always', db: 'mine.db' }),
  ];
  expect(Object.fromEntries(resolveLayers(layers))).toEqual({
    format: { value: 'json', origin: 'ORGACTIVITY_FORMAT' },
    color: { value: 'never', origin: 'orgactivity.toml' },
    db: { value: resolve('/etc/me/mine.db'), origin: '/etc/me/config.toml' },
  });
});

it('an empty variable is as good as none', () => {
  expect(environmentLayer({ ORGACTIVITY_DB: '', ORGACTIVITY_DEBUG: '1' }).size).toBe(0);
});

it('a list has commas in the environment and is an array in a file', () => {
  const value = ['ci-bot', '1042'];
  expect(
    environmentLayer({ ORGACTIVITY_SERVICE_ACCOUNTS: 'ci-bot, 1042' }).get('service-accounts'),
  ).toMatchObject({ value });
  expect(fileLayer('f.toml', { 'service-accounts': value }).get('service-accounts')).toMatchObject({ value });
});

it.each([
  ['orgactivity.toml', 'org.db', 'org.db'],
  ['/home/me/.config/orgactivity/config.toml', 'org.db', '/home/me/.config/orgactivity/org.db'],
  ['/home/me/.config/orgactivity/config.toml', '/srv/org.db', '/srv/org.db'],
])('in %s, db = %s is %s', (file, db, expected) => {
  expect(fileLayer(file, { db }).get('db')?.value).toBe(expected);
});

it.each<[content: Record<string, unknown>, message: string, hint: string]>([
  [{ colour: 'never' }, "f.toml: there is no setting 'colour'", 'did you mean color?'],
  [{ verbose: true }, "f.toml: there is no setting 'verbose'", 'one of: db, deployment,'],
  [{ db: 7 }, 'f.toml: db is not a text', 'db = "…"'],
  [{ 'service-accounts': 'ci-bot' }, 'f.toml: service-accounts is not a list of texts', '["…", "…"]'],
  [{ 'service-accounts': [7] }, 'f.toml: service-accounts is not a list of texts', '["…", "…"]'],
  [{ format: 'cssv' }, "f.toml: format: there is no 'cssv'", 'did you mean csv?'],
  [
    { timezone: 'Europe/Berln' },
    "f.toml: timezone: there is no 'Europe/Berln'",
    'did you mean Europe/Berlin?',
  ],
])('%j is a usage error', (content, message, hint) => {
  const read = () => fileLayer('f.toml', content);
  expect(read).toThrow(expect.objectContaining({ message, exitCode: 2 }));
  expect(read).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
});

it.each<[env: Record<string, string>, expected: string | undefined]>([
  [{ HOME: '/home/me' }, '/home/me/.config/orgactivity/config.toml'],
  [{ HOME: '/home/me', XDG_CONFIG_HOME: '/cfg' }, '/cfg/orgactivity/config.toml'],
  [{ HOME: '/home/me', XDG_CONFIG_HOME: '' }, '/home/me/.config/orgactivity/config.toml'],
  [{ HOME: '/home/me', XDG_CONFIG_HOME: 'cfg' }, '/home/me/.config/orgactivity/config.toml'],
  [{ XDG_CONFIG_HOME: '/cfg' }, '/cfg/orgactivity/config.toml'],
  [{}, undefined],
  [{ HOME: '' }, undefined],
])('%j: the user file is %s', (env, expected) => {
  expect(userFile(env)).toBe(expected);
});
