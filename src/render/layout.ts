import type { ColumnKind } from '../core/answer.ts';

/** A column's needs, in columns of the terminal. */
export interface Need {
  readonly kind: ColumnKind;
  /** What its longest cell or its heading takes up. */
  readonly natural: number;
  /** Below this it cannot be read: the heading, and of an address the domain. As much as `natural` where nothing may be cut. */
  readonly least: number;
}

export interface Layout {
  /** The indexes of the columns that have room, in order, and the width of each. */
  readonly shown: readonly { readonly index: number; readonly width: number }[];
  /** The indexes of those that have none. */
  readonly leftOut: readonly number[];
}

/** The gap between two columns. */
export const GAP = 2;

/** Which columns are left out first where a terminal is too narrow; the first column of a table never is. */
const LEAST_IMPORTANT_FIRST: readonly ColumnKind[] = [
  'flag',
  'list',
  'id',
  'text',
  'number',
  'day',
  'email',
  'time',
  'status',
];

/**
 * Fits columns into `width`: the widest that can be shortened gives way first. Where all of them are at their least, whole
 * columns are left out. A single column is given what there is.
 */
export function layOut(needs: readonly Need[], width: number): Layout {
  const shown = needs.map((need, index) => ({ ...need, index }));
  const leftOut: number[] = [];
  while (shown.length > 1 && total(shown.map(({ least }) => least)) > width) {
    const [least] = shown.slice(1).sort((a, b) => rank(a.kind) - rank(b.kind) || b.index - a.index);
    if (least === undefined) break;
    shown.splice(shown.indexOf(least), 1);
    leftOut.push(least.index);
  }
  const widths = shown.map(({ natural }) => Math.min(natural, width));
  for (let excess = total(widths) - width; excess > 0; excess--) {
    const widest = widestShrinkable(widths, shown);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] as number) - 1;
  }
  return {
    shown: shown.map(({ index }, place) => ({ index, width: widths[place] as number })),
    leftOut: leftOut.sort((a, b) => a - b),
  };
}

function widestShrinkable(widths: readonly number[], needs: readonly Need[]): number | undefined {
  let widest: number | undefined;
  for (const [place, width] of widths.entries()) {
    if (width <= (needs[place]?.least ?? width)) continue;
    if (widest === undefined || width > (widths[widest] as number)) widest = place;
  }
  return widest;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(0, widths.length - 1);
}

function rank(kind: ColumnKind): number {
  return LEAST_IMPORTANT_FIRST.indexOf(kind);
}
