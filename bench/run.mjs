// npm run bench [-- --quick] [-- --full] [-- --data DIR]: this program beside its peers, on generated logs. The data is
// made once and kept. --quick: 1M events, three runs of each. --full: 30M events too.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataSet, defaultFolder } from './data.mjs';
import { growing, loading, naiveLoading } from './loading.mjs';
import { reporting } from './reporting.mjs';
import { printTable } from './table.mjs';
import { updating } from './updating.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    data: { type: 'string', default: defaultFolder() },
  },
});
const rounds = options.quick ? { loads: 3, starts: 3 } : { loads: 5, starts: 11 };

mkdirSync(options.data, { recursive: true });
const scratch = mkdtempSync(join(options.data, 'scratch-')); // beside the data, so that files can be linked
try {
  const small = await dataSet(options.data, '1m');
  const data = options.quick ? small : await dataSet(options.data, '10m');
  const sizes = options.quick ? [] : [await dataSet(options.data, 'few'), data];
  if (options.full) sizes.push(await dataSet(options.data, '30m'));

  const parts = [
    () => loading(data, scratch, rounds.loads),
    () => naiveLoading(small, scratch, options.quick ? 1 : rounds.loads),
    () => (sizes.length === 0 ? [] : growing(sizes, scratch, rounds.loads)),
    () => updating(data, scratch, rounds.starts),
    () => reporting(data, join(scratch, 'daily.db'), rounds.starts),
  ];
  const lines = [];
  for (const [done, part] of parts.entries()) {
    console.error(`part ${done + 1} of ${parts.length} …`);
    lines.push(...(await part()));
  }
  const [{ model = 'unknown' } = {}] = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model}, Node ${process.version}; ` +
      `medians of ${rounds.loads} loads and ${rounds.starts} starts; every answer was checked\n`,
  );
  printTable(lines);
} finally {
  rmSync(scratch, { recursive: true });
}
