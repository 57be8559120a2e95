import type { Rejected } from '../ingest/receipt.ts';
import { safeText } from '../render/safe.ts';
import { writeWhole } from './output-file.ts';

/** All rejected lines, as `file:line: reason` on a line each, fit for a terminal; written whole at the end. */
export class RejectsFile {
  readonly #path: string;
  readonly #lines: string[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  add({ file, line, reason }: Rejected): void {
    this.#lines.push(`${safeText(`${file}:${line}: ${reason}`)}\n`);
  }

  async finish(): Promise<void> {
    await writeWhole(this.#path, this.#lines);
  }
}
