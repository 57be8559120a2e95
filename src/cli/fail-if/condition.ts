import { usageError } from '../../core/errors.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Figure, Metric } from './metric.ts';

const COMPARISONS = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '=': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
} as const;
type Comparison = keyof typeof COMPARISONS;

/** `idle-share > 20.5%`, taken apart. The bound is `digits / scale`, so that comparing it needs no fractions: 205 / 10. */
export interface Condition {
  /** As the user wrote it. */
  readonly text: string;
  readonly metric: string;
  readonly comparison: Comparison;
  readonly digits: number;
  readonly scale: number;
}

const FORM = /^\s*([a-z-]+)\s*(<=?|>=?|!=|==?)\s*(\d{1,9})(?:\.(\d{1,3}))?\s*(%?)\s*$/;

/** The condition that the user wrote for `--fail-if`, about one of `metrics`. A share is compared with a percentage, a count with a number. */
export function parseCondition(text: string, metrics: readonly Pick<Metric, 'name' | 'unit'>[]): Condition {
  const names = metrics.map(({ name }) => name);
  const match = FORM.exec(text);
  if (match === null) {
    throw usageError(`--fail-if: '${text}' is not a condition`, `write it as: ${exampleOf(metrics[0])}`);
  }
  const [, name = '', comparison, whole = '', fraction = '', percent] = match;
  const metric = metrics.find((known) => known.name === name);
  if (metric === undefined) {
    throw usageError(
      `--fail-if: there is no '${name}'`,
      `${didYouMean(name, names)}one of: ${names.join(', ')}`,
    );
  }
  if ((percent === '%') !== (metric.unit === 'share')) {
    throw usageError(
      `--fail-if: ${name} is ${metric.unit === 'share' ? 'a share' : 'a count'}`,
      `write it as: ${exampleOf(metric)}`,
    );
  }
  return {
    text: text.trim(),
    metric: name,
    comparison: (comparison === '==' ? '=' : comparison) as Comparison,
    digits: Number(whole + fraction),
    scale: 10 ** fraction.length,
  };
}

/** Whether the condition holds for a figure. A share of nobody is zero. */
export function holds({ comparison, digits, scale }: Condition, figure: Figure): boolean {
  const compare = COMPARISONS[comparison];
  if (typeof figure === 'number') return compare(figure * scale, digits);
  const { part, of } = figure;
  return of === 0 ? compare(0, digits) : compare(part * 100 * scale, digits * of);
}

function exampleOf(metric: Pick<Metric, 'name' | 'unit'> | undefined): string {
  return metric?.unit === 'share' ? `'${metric.name} > 20%'` : `'${metric?.name ?? 'users'} < 50'`;
}
