import type { Part } from '../core/answer.ts';
import type { DayRange } from '../core/period.ts';
import type { ActiveDay, Ledger } from './ledger.ts';

/** A part of an answer that is worked out day by day. */
export interface PartFold {
  /** The days that it is about. */
  readonly range: DayRange;
  /** Takes in one of them; they come in order. */
  add(day: ActiveDay): void;
  /** The part, when all days are in. */
  part(): Part;
}

/** The parts, worked out in one pass over the days of all of them: who was active on a day takes longest to read. */
export function partsOf(
  ledger: Ledger,
  folds: readonly [PartFold, ...PartFold[]],
): readonly [Part, ...Part[]] {
  const [first, ...others] = folds;
  const { from, to } = others.reduce<DayRange>(
    (all, { range }) => ({
      from: range.from < all.from ? range.from : all.from,
      to: range.to > all.to ? range.to : all.to,
    }),
    first.range,
  );
  for (const day of ledger.activeDays({ from, to })) {
    for (const fold of folds) if (day.day >= fold.range.from && day.day <= fold.range.to) fold.add(day);
  }
  return [first.part(), ...others.map((fold) => fold.part())];
}
