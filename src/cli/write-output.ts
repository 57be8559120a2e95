import type { Day } from '../core/day.ts';
import type { GlobalOptions } from './context.ts';
import { type Format, isDrawn } from './formats.ts';
import { fileNameFor } from './output-name.ts';
import { refuseDatabase } from './own-files.ts';
import type { ReportOptions } from './report-options.ts';
import type { Shell } from './shell.ts';
import { writeData, writeToStream } from './streams.ts';

/**
 * Writes an answer as of `day` to stdout, or whole to the file that `--output` names. Throws a `UserError` where it cannot,
 * and where that file is the database.
 */
export async function writeOutput(
  { chunks, format }: { readonly chunks: Iterable<string>; readonly format: Format },
  { output, db }: Pick<GlobalOptions & ReportOptions, 'output' | 'db'>,
  day: Day,
  shell: Shell,
): Promise<void> {
  if (output === undefined) {
    return isDrawn(format) ? writeToStream(shell.stdout, chunks) : writeData(shell.stdout, chunks);
  }
  const path = fileNameFor(output, day);
  refuseDatabase(path, db);
  const { writeWhole } = await import('./output-file.ts'); // needs much of Node that nothing else does
  await writeWhole(path, chunks);
}
