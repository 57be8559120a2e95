import { Chalk, type ChalkInstance } from 'chalk';
import type { Canvas } from './canvas.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How many colours one stream gets, by the first that speaks: `--color`, `FORCE_COLOR` (non-empty; `0` and `false`: none,
 * `1` to `3`: that level), `NO_COLOR` (non-empty), `CLICOLOR_FORCE` (other than `0`), `CLICOLOR=0` or `TERM=dumb`, and last
 * whether it is a terminal. The levels are chalk's.
 */
export function colourLevel(
  flag: 'auto' | 'always' | 'never',
  env: Environment,
  isTerminal: boolean,
): Canvas['colour'] {
  if (flag === 'never') return 0;
  if (flag === 'always') return depth(env);
  const force = env['FORCE_COLOR'] ?? '';
  if (force === '0' || force === 'false') return 0;
  if (force === '1' || force === '2' || force === '3') return Number(force) as 1 | 2 | 3;
  if (force !== '') return depth(env);
  if ((env['NO_COLOR'] ?? '') !== '') return 0;
  if (!['', '0'].includes(env['CLICOLOR_FORCE'] ?? '')) return depth(env);
  if (env['CLICOLOR'] === '0' || env['TERM'] === 'dumb') return 0;
  return isTerminal ? depth(env) : 0;
}

/** The pens for a canvas. */
export function penOf(canvas: Canvas): ChalkInstance {
  return new Chalk({ level: canvas.colour });
}

function depth(env: Environment): 1 | 2 | 3 {
  if (/^(truecolor|24bit)$/.test(env['COLORTERM'] ?? '')) return 3;
  return /-256(color)?$/.test(env['TERM'] ?? '') ? 2 : 1;
}
