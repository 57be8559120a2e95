import { Worker } from 'node:worker_threads';
import { Argument } from 'commander';
import { UserError } from '../core/errors.ts';
import { refuseCopyTo } from '../store/copy-target.ts';
import type { CopyOutcome, CopyTask } from './copy-worker.ts';
import { databaseValue } from './file-value.ts';
import { replaceFile } from './replace-file.ts';

/** Where a copy is written to; `-` is a usage error. */
export function copyArgument(): Argument {
  return new Argument('<file>', 'where to; an older copy there is overwritten').argParser(
    databaseValue('FILE'),
  );
}

/**
 * Writes a copy of the database `original` to `path`, whole or not at all. Throws a `UserError` where it cannot be made, or where
 * something else than an older copy is at `path`.
 */
export async function copyDatabase(kind: CopyTask['kind'], original: string, path: string): Promise<void> {
  refuseCopyTo(path, original);
  await replaceFile(path, (temporary) => copyInThread({ kind, original, copy: temporary }));
}

/** SQLite keeps its thread until the copy is made, half a minute for a large one, and a signal has to be heard meanwhile. */
async function copyInThread(task: CopyTask): Promise<void> {
  const worker = new Worker(new URL('./copy-worker.cjs', import.meta.url), { workerData: task });
  const { failure } = await new Promise<CopyOutcome>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (failure !== undefined) throw new UserError(failure.message, failure);
}
