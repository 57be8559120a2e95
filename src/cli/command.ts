import type { Command } from 'commander';
import type { ExitCode } from '../core/errors.ts';
import type { Shell } from './shell.ts';

/** A word and what it means, as help and manual list them. */
export type Entry = readonly [term: string, meaning: string];

/** One command of the program: help, manual, completion, lookup and dispatch all read the list of these. */
export interface CommandSpec {
  /** Command lines that a reader can copy, each with what it answers. */
  readonly examples: readonly Entry[];
  /** What `--fail-if` can ask about, where the command has it. */
  readonly metrics?: readonly Entry[];
  /** What `--columns` can name, where the command has it. */
  readonly columns?: readonly Entry[];
  /** Adds options, and what to do with them. `run` resolves to the exit code. */
  configure(command: Command, run: Runner): void;
}

/** Wraps the action of a command, so that errors and exit codes are handled in one place; no exit code means that all is done. */
export type Runner = <Args extends unknown[]>(
  action: (shell: Shell, ...args: Args) => Promise<ExitCode | undefined> | ExitCode | undefined,
) => (...args: Args) => Promise<void>;
