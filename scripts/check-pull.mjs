// Pulls one API answer of a million entries with the real program and prints its peak memory, on Linux:
// node scripts/check-pull.mjs [ENTRIES]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const ENTRIES = Number(process.argv[2] ?? 1_000_000);
const PEOPLE = 20_000;
const LIMIT_MB = 300;
const LOOK_EVERY_MS = 50;

const today = new Date().toISOString().slice(0, 10);
let answers = 0;
let bytes = 0;

/** One answer around all entries for the first window, which is also the last; whatever `limit` says. */
function* envelope() {
  yield '{"audit_logs":[';
  for (let number = 0; number < ENTRIES; number += 1000) {
    let text = number === 0 ? '' : ',';
    for (let i = number; i < Math.min(number + 1000, ENTRIES); i++) {
      const id = 1 + ((i * 7919) % PEOPLE);
      const time = new Date(Date.parse(today) + (i % 1440) * 60_000).toISOString();
      text += `${i === number ? '' : ','}{"action":"run:update","actor_email":"person${id}@example.com","actor_ip":"198.51.100.7","actor_user_id":${id},"cli_version":"0.22.1","entity_asset":11,"entity_name":"vision","project_asset":301,"project_name":"defect-detection","response_code":200,"run_asset":${i},"timestamp":"${time}"}`;
    }
    yield text;
  }
  yield '],"range_start_time":"';
  yield `${today}T00:00:00Z","count":${ENTRIES},"next_cursor":null}`;
}

const server = createServer(async (_, response) => {
  answers++;
  response.writeHead(200, { 'content-type': 'application/json' });
  const counted = function* () {
    for (const text of envelope()) {
      bytes += text.length;
      yield text;
    }
  };
  await pipeline(Readable.from(counted()), response).catch(() => {});
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const folder = mkdtempSync(join(tmpdir(), 'orgactivity-check-'));
const began = performance.now();
const child = spawn(
  process.execPath,
  [
    fileURLToPath(new URL('../bin/orgactivity.js', import.meta.url)),
    ...['pull', '--deployment', 'multi-tenant', '--url', `http://127.0.0.1:${server.address().port}`],
    ...['--since', today, '--no-users', '--json'],
  ],
  { cwd: folder, env: { WANDB_API_KEY: 'x'.repeat(40) }, stdio: ['ignore', 'pipe', 'inherit'] },
);
let receipt = '';
child.stdout.on('data', (chunk) => {
  receipt += chunk;
});
let peak = 0;
const looking = setInterval(() => {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    peak = Math.max(peak, Number(kilobytes ?? 0));
  } catch {
    // it has ended
  }
}, LOOK_EVERY_MS);
const [exit] = await once(child, 'close');
clearInterval(looking);
server.close();
rmSync(folder, { recursive: true });

const seconds = (performance.now() - began) / 1000;
const { events } = JSON.parse(receipt || '{}');
const megabytes = Math.round(peak / 1024);
process.stdout.write(
  `${events} entries, ${Math.round(bytes / 1e6)} MB in ${answers} answer: ${seconds.toFixed(1)} s, peak ${megabytes} MB\n`,
);
process.exitCode = exit === 0 && events === ENTRIES && megabytes < LIMIT_MB ? 0 : 1;
