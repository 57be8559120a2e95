import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { webAssembly } from './scripts/web-assembly.mjs';

/** Where the rules are tested: a machine's time zone must not matter to them. */
const RULES = ['test/core/**/*.test.ts'];
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Apia'];

export default defineConfig({
  plugins: [webAssembly],
  test: {
    pool: 'forks',
    // Most tests wait for programs that they start: one worker a processor, and not one less.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: RULES, testTimeout: 60_000 },
      },
      ...ZONES.map((zone) => ({
        extends: true as const,
        test: { name: `rules in ${zone}`, include: RULES, env: { TZ: zone }, testTimeout: 30_000 },
      })),
    ],
  },
});
