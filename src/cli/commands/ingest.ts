import { Option } from 'commander';
import { formatDay, parseDay } from '../../core/day.ts';
import { EXIT, UserError, usageError } from '../../core/errors.ts';
import { type Instant, parseInstant } from '../../core/instant.ts';
import { LET_READ } from '../../core/unreadable-input.ts';
import { type Zone, zoneOf } from '../../core/zone.ts';
import { ingest as ingestInto, type Rejects } from '../../ingest/ingest.ts';
import type { Receipt } from '../../ingest/receipt.ts';
import { INPUT_TYPES, type InputType } from '../../ingest/unit.ts';
import { walk } from '../../sources/walk.ts';
import { openForWriting, transaction } from '../../store/database.ts';
import { hasSettings, readSettings, writeSettings } from '../../store/settings.ts';
import { oneOf } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import type { GlobalOptions } from '../context.ts';
import { fileValue } from '../file-value.ts';
import { tell, warn } from '../messages.ts';
import { refuseDatabase, reservedFiles } from '../own-files.ts';
import { progressLine } from '../progress.ts';
import { receiptLines } from '../receipt-text.ts';
import { withRejects } from '../rejects-file.ts';
import { addWriterOptions } from '../report-options.ts';
import { settingsForNew } from '../settings/new-database.ts';
import type { Shell } from '../shell.ts';
import { writeData } from '../streams.ts';
import { withCommas } from '../with-commas.ts';

type Options = GlobalOptions & {
  readonly as?: InputType;
  readonly takenAt?: string;
  readonly rejects?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly wait: number;
};

export const ingest: CommandSpec = {
  examples: [
    ['orgactivity ingest wandb-audit-logs/ users.json', 'a folder of logs and a list of users'],
    ['orgactivity ingest --taken-at 2026-08-31 users.csv', 'a list, with the day when it was true'],
    ['curl … | orgactivity ingest -', 'from a pipe'],
  ],
  configure(command, run) {
    command
      .argument('<path...>', 'files, folders (recursively), - for stdin')
      .addOption(
        oneOf(new Option('--as <type>', 'what the input is'), INPUT_TYPES).default(
          undefined,
          'recognized by content',
        ),
      )
      .addOption(
        new Option('--taken-at <date>', 'when the user lists were true').default(
          undefined,
          "each file's modification time",
        ),
      )
      .option(
        '--rejects <file>',
        'write every rejected line there, as file:line: reason',
        fileValue('--rejects', 'name one; --rejects /dev/stderr shows the lines'),
      )
      .option('--strict', 'exit with 5 if any line read now was rejected; unchanged files are not read again')
      .option('--json', 'the receipt as JSON on stdout');
    addWriterOptions(command).action(
      run(async (shell, paths: string[], options: Options) => {
        if (options.rejects !== undefined) refuseDatabase(options.rejects, options.db);
        const found = walk(paths, reservedFiles(options.db, options.rejects));
        if (found.files.length === 0 && !found.stdin) {
          throw new UserError(`nothing to read in ${paths.join(', ')}`, {
            hint: 'name the folder of the logs, or the files themselves; hidden and temporary files are skipped',
          });
        }
        const receipt = await withRejects(options.rejects, (rejects) =>
          readInto(options.db, found, rejects, options, shell),
        );
        await report(receipt, options, shell);
        refuseFailed(receipt, options.as);
        return options.strict === true && receipt.rejected > 0 ? EXIT.rejectedLines : EXIT.done;
      }),
    );
  },
};

async function readInto(
  path: string,
  found: ReturnType<typeof walk>,
  rejects: Rejects | undefined,
  options: Options,
  shell: Shell,
): Promise<Receipt> {
  const fresh = await settingsForNew(shell);
  const db = openForWriting(path, options.wait);
  const progress = progressLine(options, shell);
  try {
    transaction(db, () => {
      if (!hasSettings(db)) writeSettings(db, fresh);
    });
    const settings = readSettings(db);
    return await ingestInto(db, found, {
      timezone: settings.timezone,
      as: options.as,
      takenAt: dateOfLists(settings.timezone, options, shell),
      now: shell.now,
      rejects,
      onProgress: progress.show,
      onRead: progress.clear,
    });
  } finally {
    progress.clear();
    db.close();
  }
}

const READ = 'audit logs, SCIM lists and CSV files of users are read (orgactivity ingest --help)';

/** Throws a `UserError` where an input could not be used at all, `as` what the user says that it is; what could be is stored. */
function refuseFailed({ failed, files, unchanged }: Receipt, as: InputType | undefined): void {
  const [first] = failed;
  if (first === undefined) return;
  const which = failed.length === 1 ? '' : `${withCommas(failed.length)} files; the first is `;
  const rest = files + unchanged > 0 ? 'what else was named is stored; ' : '';
  if (as !== undefined && first.looksLike !== undefined) {
    throw new UserError(`cannot use ${which}${first.path} as ${as}: it looks like ${first.looksLike}`, {
      hint: `${rest}without --as each file is taken for what it looks like`,
    });
  }
  throw new UserError(`cannot use ${which}${first.path}: ${first.reason}`, {
    hint: rest + (first.readable ? READ : LET_READ),
  });
}

/**
 * What `--taken-at` says. Warns of a date to come: after a slip such a list would stand against all newer ones, and nobody
 * would know why.
 */
function dateOfLists(timezone: string, options: Options, shell: Shell): Instant | undefined {
  if (options.takenAt === undefined) return undefined;
  const { dayOf, endOf } = zoneOf(timezone);
  const takenAt = momentOf(options.takenAt, endOf);
  const day = dayOf(takenAt);
  if (day > dayOf((shell.now / 1000) as Instant)) {
    const text = `--taken-at: ${formatDay(day)} is in the future: until then no newer list replaces this one`;
    warn(text, options, shell);
  }
  return takenAt;
}

async function report(receipt: Receipt, options: Options, shell: Shell): Promise<void> {
  if (options.json === true) {
    const answer = { schemaVersion: 1, command: 'ingest', ...receipt };
    await writeData(shell.stdout, [`${JSON.stringify(answer, null, 2)}\n`]);
    return;
  }
  for (const line of receiptLines(receipt)) tell(line, shell);
  if (receipt.files > 0 && shell.stderr.isTTY === true && options.quiet !== true) {
    tell('next: orgactivity users --sort last-active', shell);
  }
}

/** A date means the end of that day. */
function momentOf(text: string, endOf: Zone['endOf']): Instant {
  const day = parseDay(text);
  const moment = day === undefined ? parseInstant(text) : endOf(day);
  if (moment !== undefined) return moment;
  throw usageError(`--taken-at: '${text}' is not a date`, 'write it as 2026-08-31 or 2026-08-31T14:00:00Z');
}
