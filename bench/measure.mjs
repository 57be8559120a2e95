import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const GNU_TIME = '/usr/bin/time';
const POLL_MS = 5;

/**
 * Runs a command to its end, its output thrown away. Answers its wall-clock seconds, and with `memory` the most bytes
 * that the process ever held in memory (all of its threads). Throws where the command fails.
 * @param {readonly string[]} command
 * @param {{ memory?: boolean }} [options]
 */
export async function measure(command, { memory = false } = {}) {
  if (!memory) return { seconds: await run(command), peakBytes: undefined };
  return existsSync(GNU_TIME) ? measureWithTime(command) : measureByPolling(command);
}

/** @param {readonly string[]} command */
async function measureWithTime(command) {
  const folder = mkdtempSync(join(tmpdir(), 'orgactivity-bench-'));
  try {
    const report = join(folder, 'peak');
    const seconds = await run([GNU_TIME, '-f', '%M', '-o', report, ...command]);
    return { seconds, peakBytes: Number(readFileSync(report, 'utf8')) * 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Looks at the high-water mark that Linux keeps: exact but for what happens in the last milliseconds. */
async function measureByPolling(command) {
  let peakBytes = 0;
  const seconds = await run(command, (pid) => {
    try {
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      if (kilobytes !== undefined) peakBytes = Number(kilobytes) * 1024;
    } catch {
      // It has just ended.
    }
  });
  return { seconds, peakBytes: peakBytes === 0 ? undefined : peakBytes };
}

/**
 * @param {readonly string[]} command
 * @param {(pid: number) => void} [watch]
 * @returns {Promise<number>}
 */
function run([program, ...args], watch) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const timer = watch && setInterval(() => watch(child.pid ?? 0), POLL_MS);
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint = (complaint + chunk).slice(-2000);
    });
    child.on('error', reject);
    child.on('exit', (status) => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      clearInterval(timer);
      if (status === 0) resolve(seconds);
      else reject(new Error(`${[program, ...args].join(' ')} ended with ${status}: ${complaint}`));
    });
  });
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @typedef {{ name: string, command: readonly string[], memory?: boolean, before?: () => void }} Contender
 * @typedef {{ seconds: number, peakBytes: number | undefined }} Result
 */

/**
 * Runs all contenders in turn, A B A B, so that whatever else the machine does meets all of them alike.
 * @param {readonly Contender[]} contenders
 * @param {number} rounds
 * @returns {Promise<Map<string, Result>>} medians of the times, maxima of the memory, by name
 */
export async function compete(contenders, rounds) {
  /** @type {Map<string, Result[]>} */
  const runs = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, command, memory = false, before } of contenders) {
      before?.();
      runs.get(name)?.push(await measure(command, { memory }));
    }
  }
  return new Map(
    [...runs].map(([name, results]) => {
      const peaks = results.flatMap(({ peakBytes }) => (peakBytes === undefined ? [] : [peakBytes]));
      const peakBytes = peaks.length === 0 ? undefined : Math.max(...peaks);
      return [name, { seconds: median(results.map(({ seconds }) => seconds)), peakBytes }];
    }),
  );
}
