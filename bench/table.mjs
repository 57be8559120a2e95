/**
 * One row of the report.
 * @typedef {{
 *   job: string, ours: string, peer?: string, ratio?: string, bar?: string, met?: boolean, peakBytes?: number | undefined
 * }} Line
 */

/** At least so many times as fast as the peer. @param {number} factor */
export const faster = (factor) => ({
  text: `≥ ${factor} ×`,
  ratio: (ours, peer) => peer / ours,
  met: (ratio) => ratio >= factor,
});

/** At most so many times as long as the peer. @param {number} factor */
export const within = (factor) => ({
  text: `≤ ${factor} ×`,
  ratio: (ours, peer) => ours / peer,
  met: (ratio) => ratio <= factor,
});

/**
 * A row that sets our time beside a peer's.
 * @param {string} job
 * @param {import('./measure.mjs').Result} ours
 * @param {string} peerName
 * @param {import('./measure.mjs').Result} peer
 * @param {ReturnType<typeof faster>} [bar] none: the row is for information
 * @returns {Line}
 */
export function timeLine(job, ours, peerName, peer, bar) {
  const ratio = (bar ?? faster(1)).ratio(ours.seconds, peer.seconds);
  return {
    job,
    ours: duration(ours.seconds),
    peer: `${peerName} ${duration(peer.seconds)}${peer.peakBytes === undefined ? '' : `, ${megabytes(peer.peakBytes)}`}`,
    ratio: `${ratio.toFixed(2)} ×`,
    peakBytes: ours.peakBytes,
    ...(bar === undefined ? {} : { bar: bar.text, met: bar.met(ratio) }),
  };
}

/**
 * A row with a limit of its own.
 * @param {string} job
 * @param {import('./measure.mjs').Result} ours
 * @param {number} limit in seconds
 * @returns {Line}
 */
export function limitLine(job, { seconds, peakBytes }, limit) {
  return { job, ours: duration(seconds), bar: `≤ ${duration(limit)}`, met: seconds <= limit, peakBytes };
}

/** @param {number} seconds */
export const duration = (seconds) =>
  seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`;

/** @param {number} bytes */
export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** Prints the rows as a Markdown table, for `docs/performance.md`. @param {readonly Line[]} lines */
export function printTable(lines) {
  const head = ['job', 'ours', 'peer', 'ratio', 'bar', '', 'peak memory'];
  const rows = lines.map(({ job, ours, peer = '', ratio = '', bar = '', met, peakBytes }) => {
    const verdict = met === undefined ? '' : met ? 'ok' : 'MISS';
    return [job, ours, peer, ratio, bar, verdict, peakBytes === undefined ? '' : megabytes(peakBytes)];
  });
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  console.log(line(head));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of rows) console.log(line(row));
}
