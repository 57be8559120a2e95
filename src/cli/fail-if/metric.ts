import type { Ledger } from '../../reports/ledger.ts';

/** How many, perhaps without end; or how many of how many. */
export type Figure = number | { readonly part: number; readonly of: number };

/** Something that `--fail-if` can ask about in a report. */
export interface Metric<Options = unknown> {
  /** `idle-share`. */
  readonly name: string;
  readonly summary: string;
  /** A share is compared in percent. */
  readonly unit: 'count' | 'share';
  /** For the same people and days as the report with these options; what only shortens the answer does not count. */
  measure(ledger: Ledger, options: Options): Figure;
}

/** `3 of 13 (23.1%)`. */
export function figureText(figure: Figure): string {
  if (typeof figure === 'number') return Number.isFinite(figure) ? String(figure) : 'without end';
  const percent = figure.of === 0 ? 0 : (100 * figure.part) / figure.of;
  return `${figure.part} of ${figure.of} (${percent.toFixed(1)}%)`;
}
