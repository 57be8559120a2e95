import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasTerminal, makeScratch, runIn } from './scratch.ts';

/** Values and file names that would set a title, clear the screen, turn writing around or fake lines, through every command. */
const made = makeScratch();
afterAll(() => rmSync(made.folder, { recursive: true }));

const EVIL = '\x1b]0;own\x07\x1b[2J\x1b[5;31m\x9b1m\x7f\u202Eevil\u2066\u200F\u2028\r\nerror: fake\b';
const FILE = 'log\x1b]0;own\x07\n\u202Eevil.ndjson';
const scratch = { ...made, env: { ...made.env, EVIL, FILE } };
const { work, env } = scratch;
const FORMULA = '=HYPERLINK("http://example.com")';

const member = (id: number, name: string): object => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id: String(id),
  userName: `${EVIL}${id}`,
  displayName: name,
  active: true,
  emails: { Value: `${id}${EVIL}@example.com`, Primary: true },
  organizationRole: EVIL,
  teamRoles: [{ teamName: EVIL, roleName: EVIL }],
  modelsSeat: EVIL,
  weaveRole: EVIL,
});
const entry = (who: object, second: number): string =>
  `${JSON.stringify({ timestamp: `2026-08-30T00:00:0${second}Z`, action: EVIL, ...who })}\n`;

mkdirSync(join(work, 'in'));
writeFileSync(
  join(work, 'in', 'users.json'),
  JSON.stringify({ Resources: [member(1, EVIL), member(2, FORMULA)] }),
);
writeFileSync(
  join(work, 'in', FILE),
  [
    entry({ actor_user_id: 1 }, 1),
    entry({ actor_user_id: EVIL, actor_email: `${EVIL}@x.y` }, 2),
    `${EVIL}\n`,
    EVIL,
  ].join(''),
);
writeFileSync(join(work, 'in', `bad${FILE}`), EVIL);
writeFileSync(join(work, 'evil.toml'), `${EVIL} = 1`);
runIn(
  scratch,
  'mkfifo "in/$(printf "pipe\\033[2J")"; orgactivity init --db evil.db --name "$EVIL" --service-account "$EVIL"',
);
const INGEST = 'orgactivity ingest in --db evil.db --taken-at 2026-08-30';
runIn(scratch, INGEST);

/** What a terminal shows of some commands, with the codes of the program's own colours and its progress line taken away. */
function shownBy(commands: readonly string[]): string {
  const file = join(work, 'commands.sh');
  const lines = commands.map((command) => `${command} &`);
  writeFileSync(file, [...lines, 'wait'].join('\n'));
  const { stdout } = spawnSync('script', ['-qec', `bash ${file}`, '/dev/null'], {
    cwd: work,
    env: { ...env, TERM: 'xterm-256color', ORGACTIVITY_DB: 'evil.db' },
    encoding: 'utf8',
    input: '',
  });
  return stdout.replace(/\x1b\[\d{1,2}m|\r\x1b\[2K|\r\n|\t/g, ' ');
}

const RAW = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
const all = (command: string, formats: readonly string[]): string[] =>
  formats.map((format) => `orgactivity ${command} --unlisted --as-of 2026-08-31 --format ${format}`);

describe.skipIf(!hasTerminal)('a terminal gets nothing raw from', () => {
  it.each([
    ['users, in every format', all('users', ['table', 'tsv', 'csv', 'json', 'ndjson', 'markdown'])],
    [
      'the other reports',
      [
        'orgactivity user 1',
        'orgactivity user 1 --json',
        'orgactivity top --period all',
        'orgactivity activity --period all --format markdown',
        'orgactivity coverage',
        'orgactivity coverage --json',
        'orgactivity export --unlisted --crlf --bom',
        'orgactivity __complete users --team ""',
        'orgactivity __complete user ""',
      ],
    ],
    [
      'receipts and errors',
      [
        `${INGEST.replace('evil.db', 'new.db')}; ${INGEST.replace('evil.db', 'new.db')} --json`,
        'orgactivity user "$EVIL evil"',
        'orgactivity users --sort "$EVIL"',
        'orgactivity "$EVIL"',
        'orgactivity users "--$EVIL"',
        'ORGACTIVITY_DEBUG=1 orgactivity users --db "$FILE"',
        'orgactivity users -o "$FILE/$FILE"',
        'ORGACTIVITY_DB="$FILE" orgactivity config show --origin',
        'ORGACTIVITY_DB="$FILE" orgactivity config show --json',
        'mkdir -p c && cp evil.toml c/orgactivity.toml && cd c && orgactivity config show',
      ],
    ],
  ])('%s', (_, commands) => {
    const shown = shownBy(commands);
    expect(shown).toContain('evil');
    expect(RAW.exec(shown)?.[0]).toBeUndefined();
  });
});

describe('programs get every value as it is', () => {
  it('as JSON and as CSV', () => {
    const rows = JSON.parse(runIn(scratch, 'orgactivity users -q --json --db evil.db').stdout).rows;
    expect(rows.map(({ name, role, teams }: Record<string, unknown>) => [name, role, teams])).toContainEqual([
      EVIL,
      EVIL,
      [EVIL],
    ]);
    expect(runIn(scratch, 'orgactivity users -q --format csv --db evil.db').stdout).toContain(`"${EVIL}"`);
    expect(runIn(scratch, 'orgactivity export -q --db evil.db').stdout).toContain(`"${EVIL}"`);
  });

  it('a formula is warned of, and defused on request, which leaves the status alone', () => {
    const plain = runIn(scratch, 'orgactivity export --db evil.db --as-of 2027-08-31');
    expect(plain.stderr).toContain('--escape-formulas defuses');
    expect(plain.stdout).toContain('"=HYPERLINK(""http://example.com"")"');
    const escaped = runIn(scratch, 'orgactivity export --db evil.db --as-of 2027-08-31 --escape-formulas');
    expect(escaped.stderr).not.toContain('--escape-formulas');
    expect(escaped.stdout).toContain(`"'=HYPERLINK(""http://example.com"")"`);
    expect(escaped.stdout).toMatch(/,"-"\n/);
  });
});

it('the file of --rejects has a line a rejection', () => {
  runIn(scratch, `${INGEST.replace('evil.db', 'r.db')} --rejects r.txt`);
  const lines = readFileSync(join(work, 'r.txt'), 'utf8').trimEnd().split('\n');
  expect(lines.every((line) => /^in\/.*:\d+: /.test(line) && !RAW.test(line))).toBe(true);
});
