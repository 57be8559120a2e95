import { randomInt } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../core/errors.ts';
import { anonymize } from '../store/anonymize.ts';
import { backUp } from '../store/backup.ts';

/** What the thread is started with: which copy of `original` to write into the empty file `copy`. */
export interface CopyTask {
  readonly kind: 'backup' | 'anonymous';
  readonly original: string;
  readonly copy: string;
}

/** What it tells when it has ended: an error loses its class on the way. */
export interface CopyOutcome {
  readonly failure?: Pick<UserError, 'message' | 'exitCode'> & { readonly hint?: string };
}

function outcomeOf({ kind, original, copy }: CopyTask): CopyOutcome {
  try {
    if (kind === 'backup') backUp(original, copy);
    else anonymize(original, copy, (bound) => randomInt(bound));
    return {};
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, hint, exitCode } = error;
    return { failure: { message, exitCode, ...(hint === undefined ? {} : { hint }) } };
  }
}

parentPort?.postMessage(outcomeOf(workerData as CopyTask));
