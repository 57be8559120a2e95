import type { Series } from '../core/answer.ts';
import { formatDay } from '../core/day.ts';

export type Point = Series['points'][number];

/** What one point of a series stands for. */
export function unitOf({ points: [first] }: Series): 'day' | 'week' | 'month' {
  const days = first === undefined ? 1 : first.to - first.from + 1;
  if (days === 1) return 'day';
  return days === 7 ? 'week' : 'month';
}

/** The day, a week's Monday, or a month: `2026-08-31`, `2026-08-31`, `2026-08`. */
export function labelOf({ from }: Point, unit: ReturnType<typeof unitOf>): string {
  return unit === 'month' ? formatDay(from).slice(0, 7) : formatDay(from);
}

/** `3 weeks` */
export function countOf(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
