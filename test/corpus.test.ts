import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targets } from '../scripts/fuzz/targets.ts';
import { compileKernel } from '../src/kernel/kernel.ts';

const corpus = join(import.meta.dirname, 'corpus');
const kept = readdirSync(corpus, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'README.md')
  .map((entry) => join(entry.parentPath, entry.name));

const all = targets(compileKernel());

describe('every decoder', () => {
  it.each(kept)('takes %s, which once broke one', async (file) => {
    const input = readFileSync(file);
    for (const target of all) {
      if (target.name !== 'exports' || file.includes('exports')) await target.check(input);
    }
  });

  it('takes any input', async () => {
    for (const target of all) {
      let tried = 0;
      const property = fc.asyncProperty(target.inputs, async (input) => {
        tried++;
        await target.check(input);
      });
      await fc.assert(property, { numRuns: 15 });
      expect(tried).toBeGreaterThanOrEqual(15);
    }
  });
});
