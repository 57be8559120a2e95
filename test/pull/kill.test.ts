import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { logsIn, logsOf, run, start } from './program.ts';
import { ingested, scratchFolder, serverFor } from './pulling.ts';
import { smallWorld } from './world.ts';

/** Kills in all, and after how many of them a database is brought to its end and looked at. */
const KILLS = 50;
const PER_DATABASE = 10;

it('a pull that was killed at any moments and run again ends with the same database', {
  timeout: 120_000,
}, async () => {
  const now = Date.now();
  const world = smallWorld(now);
  const server = await serverFor(world, { now, pageSize: 20 });
  const complete = logsOf(await ingested(world));
  const began = performance.now();
  await run(scratchFolder(), ['--url', server.url]);
  const duration = performance.now() - began;

  let folder = scratchFolder();
  let killed = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = start(folder, ['--url', server.url]);
    const closed = once(child, 'close');
    // A pull that has little left to fetch ends sooner than the first one did.
    await Promise.race([sleep((Math.random() * duration) / 2), closed]);
    if (child.kill('SIGKILL')) killed++;
    await closed;
    if ((kill + 1) % PER_DATABASE !== 0) continue;
    expect(await run(folder, ['--url', server.url])).toEqual({ exit: 0, stdout: '', stderr: '' });
    expect(logsIn(folder)).toEqual(complete);
    folder = scratchFolder();
  }
  expect(killed).toBeGreaterThan(KILLS / 5);
});
