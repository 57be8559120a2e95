// npm run soak -- [--minutes N] [--seed S]: disturbs the built program at random for ten minutes: kills it, runs it several
// times at once, fills its disk, changes its inputs while it reads. After every disturbance the database must be sound and
// every file whole; after every round the answers must be those of a database that nobody disturbed. Ends with 1 and a
// copy of the folder where that does not hold.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf } from '../bench/generate/random.mjs';
import { makeDisk } from './soak/disk.mjs';
import { DISTURBANCES } from './soak/disturbances.mjs';
import { Round } from './soak/round.mjs';
import { makeWorld } from './soak/world.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('usage: npm run soak -- [--minutes N] [--seed S]');
  process.exit(2);
}

/** A few inputs for many rounds, and where there is time for it, so many that several threads read them. */
const EVENTS = minutes < 1 ? [2_000] : [2_000, 2_000, 90_000];

const random = randomOf(seed);
const scratch = mkdtempSync(join(tmpdir(), 'orgactivity-soak-'));
const disk = makeDisk(join(scratch, 'disk'));
const counts = new Map(Object.keys(DISTURBANCES).map((name) => [name, 0]));
let rounds = 0;
let failures = 0;
let killed = 0;
let starved = 0;
try {
  console.log(
    `seed ${seed}, ${minutes} minutes, ${disk.mounted ? 'a small disk' : 'a limit for file sizes'}`,
  );
  const worlds = [];
  for (const [i, events] of EVENTS.entries())
    worlds.push(await makeWorld(join(scratch, `world-${i}`), events));
  const end = performance.now() + minutes * 60_000;
  const isOver = () => performance.now() >= end;
  while (rounds === 0 || !isOver()) {
    await play(random.pick(worlds), join(scratch, 'disk', String(++rounds)), isOver);
  }
} finally {
  cleanUp();
}
const tally = Array.from(counts, ([name, count]) => `${name} ${count}`).join(', ');
console.log(`${rounds} rounds: ${tally}; ${killed} runs killed, ${starved} out of room; ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

function cleanUp() {
  disk.remove();
  rmSync(scratch, { recursive: true });
}

/**
 * @param {import('./soak/world.mjs').World} world
 * @param {string} folder
 * @param {() => boolean} isOver
 */
async function play(world, folder, isOver) {
  const round = new Round(folder, world, disk, random);
  try {
    await round.play(isOver);
  } catch (error) {
    failures++;
    const kept = mkdtempSync(join(tmpdir(), 'orgactivity-soak-failed-'));
    cpSync(folder, kept, { recursive: true });
    console.log(`FAIL round ${rounds}, kept in ${kept}: ${error instanceof Error ? error.message : error}`);
    for (const { disturbance, to } of round.steps) console.log(`     ${disturbance}: ${to}`);
  }
  killed += round.killed;
  starved += round.starved;
  for (const { disturbance } of round.steps) counts.set(disturbance, (counts.get(disturbance) ?? 0) + 1);
  rmSync(folder, { recursive: true });
}
