import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { makeScratch, runIn } from './scratch.ts';

/** Input that was made to do harm: what is sound beside it is read, the rest is named with place and reason, in bounded memory. */
const scratch = makeScratch();
afterAll(() => rmSync(scratch.folder, { recursive: true }));
const folder = join(scratch.work, 'hostile');
mkdirSync(folder);

const entry = (rest: string): string => `{"timestamp":"2026-08-01T00:00:00Z","action":"user:login",${rest}}`;
const by = (who: string): string => entry(`"actor_user_id":${who}`);
const nested = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const logOf = (people: number): string =>
  Array.from({ length: people }, (_, i) => `${by(`"p${i}"`)}\n`).join('');

/** A bad line between two good ones, and what is said of it; `undefined`: it is data like any other. */
const LINES: readonly (readonly [name: string, line: string | Buffer, reason: string | undefined])[] = [
  ['deep-array', entry(`"x":${nested('[', ']')},"actor_user_id":3`), undefined],
  ['deep-object', nested('{"a":', '}').replace('}', '1}'), 'timestamp is missing'],
  ['deep-open', '['.repeat(100_000), 'not JSON: unexpected end'],
  ['deep-user', by(nested('[', ']')), 'actor_user_id is an array, neither a whole number nor text'],
  ['huge', by('1e999'), 'actor_user_id is a number, neither a whole number nor text'],
  ['huge-digits', by('9'.repeat(400)), 'actor_user_id is a number, neither a whole number nor text'],
  ['long', entry(`"x":"${'a'.repeat(50 << 20)}"`), 'longer than 16 MiB'],
  ['nul', '\0\0\0', "not JSON: unexpected token '\\u0000'"],
  ['proto', `{"__proto__":${by('9')}}`, 'timestamp is missing'],
  [
    'proto-names',
    entry('"__proto__":1,"constructor":{"prototype":1},"actor_user_id":"__proto__"'),
    undefined,
  ],
  ['surrogate', entry('"actor_user_id":"\\ud800"'), undefined],
  ['utf8', latin1(by('"\xff\xfe"')), 'not valid UTF-8'],
  [
    'year-0',
    by('3').replace('2026', '0000'),
    'timestamp "0000-08-01T00:00:00Z" is not an RFC 3339 time since 1970',
  ],
  ['year-9999', by('3').replace('2026', '9999'), undefined],
];

/** A frame header that asks for 2 GiB. */
const ZSTD_BOMB = Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 1, 0, 0);
const packed = gzipSync(logOf(3_000));

const FILES: readonly (readonly [name: string, content: Buffer, rejected: string | undefined])[] = [
  ['array.json', Buffer.from(nested('[', ']')), '1: not an audit log entry but an array'],
  ['bomb.gz', gzipSync(Buffer.alloc(200 << 20, 0x20)), '1: longer than 16 MiB'],
  [
    'bomb.zst',
    ZSTD_BOMB,
    '1: zstd needs 2,048 MiB of memory for it, more than 128: pack it again without --long or --ultra',
  ],
  ['scim.json', Buffer.from(`{"Resources":[{"userName":"a","schemas":${nested('[', ']')}}]}`), undefined],
  [
    'unlisted.csv',
    Buffer.from('city,country\nParis,France\n'),
    '1: a CSV without a column of ids, e-mail addresses or usernames: city,country',
  ],
];

it('is told apart line by line and file by file', () => {
  for (const [name, line] of LINES)
    writeFileSync(
      join(folder, `${name}.ndjson`),
      Buffer.concat([Buffer.from(`${by('1')}\n`), Buffer.from(line), Buffer.from(`\n${by('2')}\n`)]),
    );
  for (const [name, content] of FILES) writeFileSync(join(folder, name), content);
  symlinkSync('.', join(folder, 'loop'));
  symlinkSync('/dev/zero', join(folder, 'zero'));
  runIn(scratch, 'mkfifo hostile/fifo');

  const peak = join(scratch.work, 'peak.mjs'); // in KiB
  writeFileSync(
    peak,
    "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS));",
  );
  const { stderr } = runIn(
    scratch,
    `NODE_OPTIONS='--import ${peak}' orgactivity ingest hostile /dev/zero --db hostile.db --rejects rejects.txt --taken-at 2026-08-30`,
  );

  const rejected = [
    ...LINES.flatMap(([name, , reason]) =>
      reason === undefined ? [] : [`hostile/${name}.ndjson:2: ${reason}`],
    ),
    ...FILES.flatMap(([name, , reason]) => (reason === undefined ? [] : [`hostile/${name}:${reason}`])),
    '/dev/zero:1: binary data, not a log',
  ];
  expect(readFileSync(join(scratch.work, 'rejects.txt'), 'utf8').trimEnd().split('\n').sort()).toEqual(
    rejected.sort(),
  );
  const good = LINES.length * 2 + LINES.filter(([, , reason]) => reason === undefined).length;
  expect(stderr).toContain(` ${good} events`);
  expect(stderr).toContain('  skipped hostile/fifo: not a file\n  skipped hostile/loop');
  expect(stderr).toContain('  skipped hostile/zero: not a file\n');
  expect(Number(/peak (\d+)/.exec(stderr)?.[1])).toBeLessThan(400 << 10);
});

it.each([
  ['plain', (text: string) => Buffer.from(text)],
  ['packed', gzipSync],
])('what follows a line of more than a MiB in a %s log is read', (name, pack) => {
  const long = entry(`"x":"${'a'.repeat(2 << 20)}","actor_user_id":3`);
  writeFileSync(join(scratch.work, `${name}.log`), pack(`${by('1')}\n${long}\n${by('2')}\n`));
  const { stderr } = runIn(scratch, `orgactivity ingest ${name}.log --db long-lines-${name}.db`);
  expect(stderr).toContain('read 1 file: 3 lines, 3 events\nnew: 3 active users');
});

it('what a packed log that is cut short still holds is read, and the cut is named with its line', () => {
  writeFileSync(join(scratch.work, 'cut.gz'), packed.subarray(0, packed.length / 2));
  const { exit, stderr } = runIn(scratch, 'orgactivity ingest cut.gz --db cut.db --strict');
  const lines = Number(/rejected cut\.gz:(\d+): cut short: the gzip stream ends early\n/.exec(stderr)?.[1]);
  expect(lines).toBeGreaterThan(1_000);
  expect(stderr).toMatch(
    `read 1 file: ${lines.toLocaleString('en-US')} lines, ${(lines - 1).toLocaleString('en-US')} events, 1 rejected\n`,
  );
  expect(exit).toBe(5);
});

it('more rejected lines than fit in memory are all written', () => {
  const LINES = 300_000;
  writeFileSync(join(scratch.work, 'empty.ndjson'), '{}\n'.repeat(LINES));
  const { exit } = runIn(
    scratch,
    "NODE_OPTIONS='--max-old-space-size=32' orgactivity ingest -q empty.ndjson --db empty.db --rejects r.txt",
  );
  expect(exit).toBe(0);
  expect(readFileSync(join(scratch.work, 'r.txt'), 'utf8')).toBe(
    Array.from({ length: LINES }, (_, i) => `empty.ndjson:${i + 1}: timestamp is missing\n`).join(''),
  );
  expect(readdirSync(scratch.work).filter((name) => name.includes('.tmp'))).toEqual([]);
});
