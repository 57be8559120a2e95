import { BASH } from './bash.ts';
import { FISH } from './fish.ts';
import { POWERSHELL } from './powershell.ts';
import { ZSH } from './zsh.ts';

/** The script that makes each shell ask this program. */
export const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL } as const;
export type ShellName = keyof typeof SCRIPTS;
export const SHELL_NAMES = Object.keys(SCRIPTS) as readonly ShellName[];
