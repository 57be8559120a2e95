import type { Shell } from './shell.ts';

/** In columns, where nobody says how wide a terminal is. */
const STANDARD = 80;

/** How many columns a text may take up: what `$COLUMNS` says, where something can be drawn on that; else what the terminal says, if the text goes to one. */
export function widthFor(toTerminal: boolean, { env, stdout }: Shell): number {
  const { COLUMNS = '' } = env;
  if (/^[1-9]\d{1,3}$/.test(COLUMNS)) return Number(COLUMNS);
  return (toTerminal ? stdout.columns : 0) || STANDARD; // a terminal that does not know its size says 0
}
