// npm run fuzz -- [--seconds N] [--seed S]: tries made-up and damaged input on everything that reads input, and says how
// many were tried. Ends with 1 where something does not hold, after writing the smallest such input to a file.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { compileKernel } from '../../src/kernel/kernel.ts';
import type { Target } from './target.ts';
import { targets } from './targets.ts';

/** How many inputs of one target, and for how many milliseconds, before it is the next one's turn. */
const TURN = { numRuns: 500, interruptAfterTimeLimit: 1000 };

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
});
const seconds = Number(values.seconds);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(seconds > 0) || !Number.isInteger(seed)) {
  console.error('usage: npm run fuzz -- [--seconds N] [--seed S]');
  process.exit(2);
}

const end = performance.now() + seconds * 1000;
const tried = new Map<string, number>();
let failures = 0;
console.log(`seed ${seed}, ${seconds} s`);
const left = new Set(targets(compileKernel()));
for (let turn = 0; performance.now() < end && left.size > 0; turn++) {
  for (const target of left) if (!(await holds(target, seed + turn))) left.delete(target);
}
for (const [name, count] of tried) console.log(`${name}: ${count} inputs`);
const total = [...tried.values()].reduce((sum, count) => sum + count, 0);
console.log(`${total} inputs, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

/** Tries one turn of a target; a target that has failed is done. */
async function holds(target: Target, turnSeed: number): Promise<boolean> {
  const property = fc.asyncProperty(target.inputs, async (input) => {
    tried.set(target.name, (tried.get(target.name) ?? 0) + 1);
    await target.check(input);
  });
  const outcome = await fc.check(property, { seed: turnSeed, ...TURN });
  const input = outcome.counterexample?.[0];
  if (input === undefined) return true;
  failures++;
  const file = join(mkdtempSync(join(tmpdir(), 'orgactivity-fuzz-')), target.name);
  writeFileSync(file, input);
  console.log(`FAIL ${target.name}, again with --seed ${turnSeed}: ${file}`);
  console.log(`     ${String(outcome.errorInstance).slice(0, 2000)}`);
  return false;
}
