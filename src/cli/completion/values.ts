import { Argument, type Command, type Option } from 'commander';
import { NAMED_PERIODS } from '../../core/period.ts';
import type { Ledger } from '../../reports/ledger.ts';
import type { CommandSpec } from '../command.ts';
import { TOPICS } from '../topics.ts';
import { type Candidate, commandsOf } from './wanted.ts';

/** Where values come from: what the program itself knows, and a way to ask the database. */
export interface Known {
  readonly root: Command;
  readonly spec: CommandSpec | undefined;
  /** What was typed of the value. */
  readonly typed: string;
  ask(question: (ledger: Ledger) => Candidate[]): Promise<Candidate[]>;
}

/** What each placeholder of an option or argument (`<team>`) stands for, where there are no fixed choices. */
const VALUES: Readonly<Record<string, (known: Known) => Candidate[] | Promise<Candidate[]>>> = {
  period: () => plain(NAMED_PERIODS),
  zone: () => plain(Intl.supportedValuesOf('timeZone')),
  topic: ({ root }) => [...commandsOf(root), ...TOPICS.map(({ name, summary }) => candidate(name, summary))],
  condition: ({ spec }) => (spec?.metrics ?? []).map(([name, summary]) => candidate(name, summary)),
  names: columns,
  team: ({ ask }) =>
    ask(({ people }) => distinct(people.persons.flatMap(({ member }) => member?.teams ?? []))),
  role: ({ ask }) => ask(({ people }) => distinct(people.persons.map(({ member }) => member?.role ?? ''))),
  who: ({ ask }) => ask(users),
};

/** The values that an option or argument can take; `files` where the shell knows them better. */
export async function valuesOf(of: Option | Argument, known: Known): Promise<readonly Candidate[] | 'files'> {
  if (of.argChoices !== undefined) return plain(of.argChoices);
  const placeholder = of instanceof Argument ? of.name() : (/<([a-z]+)>/.exec(of.flags)?.[1] ?? '');
  if (placeholder === 'file' || placeholder === 'path') return 'files';
  return (await VALUES[placeholder]?.(known)) ?? [];
}

/** The columns of the report that are not in the list yet, each as the list would be with it. */
function columns({ spec, typed }: Known): Candidate[] {
  const list = typed.slice(0, typed.lastIndexOf(',') + 1);
  return (spec?.columns ?? [])
    .filter(([key]) => !list.split(',').includes(key))
    .map(([key, title]) => candidate(list + key, title));
}

/** Everybody by e-mail address, else username, else id: each of these finds them. */
function users({ people }: Ledger): Candidate[] {
  return people.persons.flatMap(({ id, email, member }) => {
    const name = email ?? member?.username ?? id;
    return name == null ? [] : [candidate(name, member?.name ?? '')];
  });
}

function plain(values: readonly string[]): Candidate[] {
  return values.map((value) => candidate(value, ''));
}

function distinct(values: readonly string[]): Candidate[] {
  return plain([...new Set(values)].filter((value) => value !== '').sort());
}

function candidate(value: string, meaning: string): Candidate {
  return { value, meaning };
}
