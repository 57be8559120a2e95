/** A column's needs, in columns of the terminal. */
export interface Need {
  /** What its longest cell or its heading takes up. */
  readonly natural: number;
  /** Below this it cannot be read: the heading, and of an address the domain. As much as `natural` where nothing may be cut. */
  readonly least: number;
  /** What it can be cut to where nothing else says whom or what a row is about. */
  readonly shortest: number;
  /** Which columns go first where there is no room for all: those of the highest number, of these the last. */
  readonly dispensable: number;
}

export interface Layout {
  /** The indexes of the columns that have room, in order, and the width of each. */
  readonly shown: readonly { readonly index: number; readonly width: number }[];
  /** The indexes of those that have none. */
  readonly leftOut: readonly number[];
}

/** The gap between two columns. */
export const GAP = 2;

/**
 * Fits columns into `width`: the widest that can be shortened gives way first. Where all of them are at their least, the
 * most dispensable columns are left out, after any that has no room even beside the first one alone; but one of those of the
 * indexes `oneOf` stays, if need be at its shortest. The first is always shown, and by itself is given what there is.
 */
export function layOut(needs: readonly Need[], width: number, oneOf: readonly number[] = []): Layout {
  const shown = needs.map((need, index) => ({ ...need, index }));
  const mayGo = ({ index }: { readonly index: number }): boolean =>
    index > 0 &&
    (!oneOf.includes(index) || shown.some((one) => one.index !== index && oneOf.includes(one.index)));
  for (const column of shown.toReversed()) {
    const isTooWide = total([needs[0]?.least ?? 0, column.least]) > width;
    if (isTooWide && mayGo(column)) shown.splice(shown.indexOf(column), 1);
  }
  while (shown.length > 1 && total(shown.map(({ least }) => least)) > width) {
    const next = mostDispensable(shown.filter(mayGo));
    const long = shown.find((column) => column.least > column.shortest && !mayGo(column));
    if (long !== undefined && (next?.dispensable ?? 0) === 0) long.least = long.shortest;
    else if (next !== undefined) shown.splice(shown.indexOf(next), 1);
    else shown.pop();
  }
  const widths = shown.map(({ natural }) => Math.min(natural, width));
  for (let excess = total(widths) - width; excess > 0; excess--) {
    const widest = widestShrinkable(widths, shown);
    if (widest === undefined) break;
    widths[widest] = (widths[widest] as number) - 1;
  }
  return {
    shown: shown.map(({ index }, place) => ({ index, width: widths[place] as number })),
    leftOut: [...needs.keys()].filter((index) => !shown.some((column) => column.index === index)),
  };
}

/** The column to leave out next: of the most dispensable the last. */
function mostDispensable<Column extends Need>(columns: readonly Column[]): Column | undefined {
  return columns.reduce<Column | undefined>(
    (most, column) => (column.dispensable >= (most?.dispensable ?? 0) ? column : most),
    undefined,
  );
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
