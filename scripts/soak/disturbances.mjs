import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { COMMANDS } from './commands.mjs';
import { expectManners, start } from './program.mjs';

/** @typedef {import('./round.mjs').Round} Round */

/**
 * What happens to commands, one a line; each says in a few words what it did.
 * @type {Readonly<Record<string, (round: Round) => Promise<string>>>}
 */
export const DISTURBANCES = { kill, race, 'full disk': fullDisk, 'changing files': changingFiles };

/** Kills a command at any moment, several times. The file that it writes is then the old one or the new one. @param {Round} round */
async function kill(round) {
  const { random, folder, world } = round;
  const command = random.pick(COMMANDS);
  const output = outputOf(command, folder);
  for (let times = 1 + random.below(5); times > 0; times--) {
    const args = command.args(round.offer());
    const before = contentOf(output);
    const running = start(args, { folder });
    const usual = args[0] === 'ingest' ? world.ingestTime : world.reportTime;
    await Promise.race([sleep(random.fraction() * usual * 1.2), running.ended]);
    if (running.kill()) round.killed++;
    await running.ended;
    const after = contentOf(output);
    if (command.repeats !== true || after === before) continue;
    await start(args, { folder }).ended;
    if (contentOf(output) !== after) throw new Error(`${output} is neither the old file nor the new one`);
  }
  return command.name;
}

/** Runs several commands at the same time. @param {Round} round */
async function race(round) {
  const { random, folder } = round;
  const commands = Array.from({ length: 2 + random.below(3) }, () => random.pick(COMMANDS));
  const runs = commands.map((command) => start(command.args(round.offer()), { folder }).ended);
  for (const run of await Promise.all(runs)) expectManners(run);
  return commands.map(({ name }) => name).join(', ');
}

/** Runs a command with little room on the disk, or where that cannot be had, with a limit for the size of files. @param {Round} round */
async function fullDisk(round) {
  const { random, folder, disk } = round;
  const command = random.pick(COMMANDS);
  const args = command.args(round.offer());
  const left = random.below(1 << random.pick([10, 13, 16, 20, 22]));
  const output = outputOf(command, folder);
  const before = contentOf(output);
  const makeRoom = disk.mounted ? disk.fill(left) : () => {};
  try {
    const limit = disk.mounted ? {} : { fileLimit: Math.floor(left / 512) };
    const run = await start(args, { folder, ...limit }).ended;
    expectManners(run);
    if (command.repeats === true && run.status !== 0 && contentOf(output) !== before) {
      throw new Error(`${output} was changed by a run that failed`);
    }
    if (run.status !== 0) round.starved++;
  } finally {
    makeRoom();
  }
  return `${command.name} with ${left} bytes`;
}

/** Lets logs vanish, grow and be replaced while they are read. @param {Round} round */
async function changingFiles(round) {
  const { random, folder, world } = round;
  const moving = join(folder, 'moving');
  mkdirSync(moving);
  const logs = round.some(world.logs).slice(0, 8);
  const copies = logs.map((log) => join(moving, basename(log)));
  logs.forEach((log, i) => {
    const text = readFileSync(log);
    writeFileSync(copies[i], text.subarray(0, random.below(text.length + 1)));
  });
  const reading = start(['ingest', moving, '--quiet'], { folder });
  for (const [i, copy] of copies.entries()) {
    await sleep(random.fraction() * 40);
    const change = random.below(3);
    if (change === 0) rmSync(copy, { force: true });
    if (change === 1) copyFileSync(logs[i], copy);
    if (change === 2) {
      copyFileSync(random.pick(world.logs), `${copy}.tmp`);
      renameSync(`${copy}.tmp`, copy);
    }
  }
  expectManners(await reading.ended);
  rmSync(moving, { recursive: true });
  return `${copies.length} files`;
}

/** @param {import('./commands.mjs').Command} command @param {string} folder */
function outputOf({ writes }, folder) {
  return writes === undefined ? undefined : join(folder, writes);
}

/** @param {string | undefined} path */
function contentOf(path) {
  return path !== undefined && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
