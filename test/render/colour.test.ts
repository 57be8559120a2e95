import { expect, test } from 'vitest';
import { colourLevel } from '../../src/render/colour.ts';

test.each([
  // The flag outranks everything.
  ['never', { FORCE_COLOR: '3', CLICOLOR_FORCE: '1' }, true, 0],
  ['always', { FORCE_COLOR: '0', NO_COLOR: '1', TERM: 'dumb' }, false, 1],
  ['always', { TERM: 'xterm-256color' }, false, 2],
  // FORCE_COLOR outranks NO_COLOR.
  ['auto', { FORCE_COLOR: '0' }, true, 0],
  ['auto', { FORCE_COLOR: 'false' }, true, 0],
  ['auto', { FORCE_COLOR: '1', NO_COLOR: '1', COLORTERM: 'truecolor' }, false, 1],
  ['auto', { FORCE_COLOR: '2' }, false, 2],
  ['auto', { FORCE_COLOR: '3' }, false, 3],
  ['auto', { FORCE_COLOR: 'true', TERM: 'xterm-256color' }, false, 2],
  ['auto', { FORCE_COLOR: '' }, false, 0],
  // NO_COLOR outranks CLICOLOR_FORCE, unless it is empty.
  ['auto', { NO_COLOR: '0', CLICOLOR_FORCE: '1' }, true, 0],
  ['auto', { NO_COLOR: '', CLICOLOR_FORCE: '1' }, false, 1],
  ['auto', { NO_COLOR: '' }, true, 1],
  // CLICOLOR_FORCE outranks CLICOLOR and TERM.
  ['auto', { CLICOLOR_FORCE: '1', CLICOLOR: '0', TERM: 'dumb' }, false, 1],
  ['auto', { CLICOLOR_FORCE: '0' }, false, 0],
  ['auto', { CLICOLOR_FORCE: '' }, false, 0],
  // CLICOLOR and TERM can only take away.
  ['auto', { CLICOLOR: '0' }, true, 0],
  ['auto', { CLICOLOR: '1' }, false, 0],
  ['auto', { CLICOLOR: '1' }, true, 1],
  ['auto', { TERM: 'dumb', COLORTERM: 'truecolor' }, true, 0],
  // And then the terminal.
  ['auto', {}, false, 0],
  ['auto', {}, true, 1],
  ['auto', { TERM: 'xterm' }, true, 1],
  ['auto', { TERM: 'screen-256color' }, true, 2],
  ['auto', { TERM: 'xterm-256color', COLORTERM: '24bit' }, true, 3],
] as const)('--color %s with %j, terminal %s: level %i', (flag, env, isTerminal, level) => {
  expect(colourLevel(flag, env, isTerminal)).toBe(level);
});
