import type { BigIntStats } from 'node:fs';

/**
 * How long a file must have been left alone before its times can be trusted: a file system's clock is coarse, and a
 * change right after the file was read could leave its size and times as they were.
 */
const SETTLED_NS = 2_000_000_000n;

/**
 * What tells whether a file is still the one that was read. Changing the content changes the time of status change, which
 * no program can set back. Empty for what can change unnoticed: a file written to just now, a pipe, a device.
 */
export function fingerprint(stat: BigIntStats, nowMs: number): string {
  if (!stat.isFile() || stat.ctimeNs > BigInt(Math.floor(nowMs)) * 1_000_000n - SETTLED_NS) return '';
  return [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ');
}
