import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SIZE = 192 << 20;

/**
 * A folder on a small disk of its own, where this user may mount one; otherwise an ordinary folder.
 * @param {string} folder
 */
export function makeDisk(folder) {
  mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'orgactivity-soak', folder]);
  const mounted = status === 0;
  return {
    mounted,
    remove() {
      if (mounted) spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
    /** Fills the disk until so many bytes are left; the answer makes room again. @param {number} left */
    fill(left) {
      const ballast = join(folder, 'ballast');
      const { bavail, bsize } = statfsSync(folder);
      const file = openSync(ballast, 'w');
      try {
        for (let more = bavail * bsize - left; more > 0; more -= 1 << 20) {
          writeSync(file, Buffer.alloc(Math.min(more, 1 << 20)));
        }
      } finally {
        closeSync(file);
      }
      return () => rmSync(ballast);
    },
  };
}

/** @typedef {ReturnType<typeof makeDisk>} Disk */
