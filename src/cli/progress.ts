import type { Progress } from '../ingest/ingest.ts';
import { safeText } from '../render/safe.ts';
import type { GlobalOptions } from './context.ts';
import { beforeInterrupt } from './interrupt.ts';
import type { Shell } from './shell.ts';

/** Updates a second: more would only flicker. */
const PER_SECOND = 8;

/**
 * A line on stderr that is written over as work goes on: on a terminal only. `clear` it before anything else is written, and
 * before anything that takes long without progress; a signal clears it as well.
 */
export function progressLine(
  options: GlobalOptions,
  shell: Shell,
): { readonly show: ((progress: Progress) => void) | undefined; clear(): void } {
  const { stderr } = shell;
  if (stderr.isTTY !== true || options.quiet === true) return { show: undefined, clear: () => {} };
  let shown = 0;
  let takeBack: (() => void) | undefined;
  const erase = (): void => {
    stderr.write('\r\x1b[2K');
  };
  return {
    show(progress) {
      const elapsed = Date.now() - shell.now;
      if (Date.now() - shown < 1000 / PER_SECOND) return;
      shown = Date.now();
      takeBack ??= beforeInterrupt(erase);
      const width = stderr.columns || 80;
      stderr.write(`\r\x1b[2K${lineFor(progress, elapsed).slice(0, width - 1)}`);
    },
    clear() {
      if (takeBack === undefined) return;
      takeBack();
      takeBack = undefined;
      erase();
    },
  };
}

/** `42 % of 3.4 GB, 512 MB/s, 3 s left  all.ndjson` */
function lineFor({ bytes, totalBytes, path }: Progress, elapsedMs: number): string {
  const rate = bytes / Math.max(elapsedMs / 1000, 0.001);
  const left = Math.ceil(Math.max(0, totalBytes - bytes) / rate);
  const done =
    totalBytes === 0
      ? `${size(bytes)} read`
      : `${Math.min(100, Math.floor((100 * bytes) / totalBytes))} % of ${size(totalBytes)}`;
  return `${done}, ${size(rate)}/s${totalBytes === 0 ? '' : `, ${left} s left`}  ${safeText(path)}`;
}

function size(bytes: number): string {
  const [unit, divisor] = bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['kB', 1e3];
  return `${(bytes / (divisor as number)).toFixed(1)} ${unit}`;
}
