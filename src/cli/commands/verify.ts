import { UserError } from '../../core/errors.ts';
import { safeText } from '../../render/safe.ts';
import { openForReading } from '../../store/database.ts';
import { problemsOf } from '../../store/verify/index.ts';
import type { CommandSpec } from '../command.ts';
import type { GlobalOptions } from '../context.ts';
import { addGlobalOptions } from '../report-options.ts';
import { writeToStream } from '../streams.ts';

type Options = GlobalOptions & { readonly json?: boolean };

export const verify: CommandSpec = {
  examples: [
    ['orgactivity verify', 'after a crash of the disk, or before a backup replaces the last good one'],
    ['orgactivity verify --db backup.db && rm older.db', 'exits with 1 where anything is wrong'],
  ],
  configure(command, run) {
    addGlobalOptions(command.option('--json', 'the problems as JSON')).action(
      run(async (shell, { db: path, json }: Options) => {
        const db = openForReading(path);
        const problems = problemsOf(db);
        db.close();
        const sound = problems.length === 0;
        const answer =
          json === true
            ? JSON.stringify({ schemaVersion: 1, command: 'verify', sound, problems }, null, 2)
            : [
                ...problems.map(({ where, what }) => safeText(`${where}: ${what}`)),
                ...(sound ? [safeText(`${path} is sound`)] : []),
              ].join('\n');
        await writeToStream(shell.stdout, [`${answer}\n`]);
        if (sound) return undefined;
        throw new UserError(`${path} is not sound`, {
          hint: 'restore a backup, or read the logs and user lists into a new database: ingest PATH… --db NEW',
        });
      }),
    );
  },
};
