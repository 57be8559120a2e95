import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectSound, expectWhole } from './checks.mjs';
import { COMMANDS, ingestAll } from './commands.mjs';
import { DISTURBANCES } from './disturbances.mjs';
import { answersIn, done } from './world.mjs';

/** @typedef {import('../../bench/generate/random.mjs').Random} Random */

/** One database and all that happens to it. */
export class Round {
  /** What happened, in order. @type {{ disturbance: string, to: string }[]} */
  steps = [];
  /** How many runs were killed before their end. */
  killed = 0;
  /** How many runs failed for want of room. */
  starved = 0;

  /**
   * @param {string} folder
   * @param {import('./world.mjs').World} world
   * @param {import('./disk.mjs').Disk} disk
   * @param {Random} random
   */
  constructor(folder, world, disk, random) {
    mkdirSync(folder);
    Object.assign(this, { folder, world, disk, random });
  }

  /** Any of the items, in any order; one may come twice. @template Item @param {readonly Item[]} items @returns {Item[]} */
  some(items) {
    return Array.from({ length: 1 + this.random.below(items.length) }, () => this.random.pick(items));
  }

  /** What a command can choose from. */
  offer() {
    return {
      pieces: () => this.some(this.world.inputs),
      output: (/** @type {string} */ name) => join(this.folder, name),
    };
  }

  /** Disturbs some commands, completes the work and compares. Throws where anything is not as it must be. @param {() => boolean} isOver */
  async play(isOver) {
    const count = 2 + this.random.below(5);
    for (let step = 0; step === 0 || (step < count && !isOver()); step++) {
      const disturbance = this.random.pick(Object.keys(DISTURBANCES));
      this.steps.push({ disturbance, to: '(not finished)' });
      this.steps[step].to = await DISTURBANCES[disturbance](this);
      expectSound(join(this.folder, 'orgactivity.db'));
      for (const { writes } of COMMANDS) if (writes !== undefined) expectWhole(join(this.folder, writes));
    }
    await done(ingestAll(this.world.inputs), this.folder);
    expectSound(join(this.folder, 'orgactivity.db'));
    const answers = await answersIn(this.folder);
    answers.forEach((answer, i) => {
      if (answer !== this.world.answers[i])
        throw new Error(`the answer differs: ${firstDifference(answer, this.world.answers[i])}`);
    });
  }
}

/** @param {string} found @param {string} expected */
function firstDifference(found, expected) {
  const wanted = expected.split('\n');
  const at = found.split('\n').findIndex((line, i) => line !== wanted[i]);
  return `line ${at + 1} is ${found.split('\n')[at]}, expected ${wanted[at]}`;
}
