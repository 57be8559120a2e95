import type { Part, Row } from '../core/answer.ts';
import { formatDay } from '../core/day.ts';
import type { Canvas } from './canvas.ts';

/** Which part of an answer of several parts a row is of and, unless columns are chosen, the first and last day that the part is about. */
export function originOf({ name, period }: Part, { columns }: Canvas): Row {
  if (columns !== undefined) return { part: name };
  return {
    part: name,
    periodFrom: period && formatDay(period.from),
    periodTo: period && formatDay(period.to),
  };
}
