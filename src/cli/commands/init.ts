import { existsSync } from 'node:fs';
import { DEPLOYMENTS, type Deployment } from '../../core/deployment.ts';
import { UserError, usageError } from '../../core/errors.ts';
import { zoneOf } from '../../core/zone.ts';
import { openForWriting, transaction } from '../../store/database.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../store/settings.ts';
import { choice, didYouMean, repeated } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import { databasePath, type GlobalOptions } from '../context.ts';
import { tell } from '../messages.ts';
import { addGlobalOptions } from '../report-options.ts';

type Options = GlobalOptions & {
  readonly deployment: Deployment;
  readonly timezone: string;
  readonly name?: string;
  readonly serviceAccount?: readonly string[];
};

export const init: CommandSpec = {
  examples: [
    ['orgactivity init --deployment multi-tenant', 'for an organization on wandb.ai'],
    ['orgactivity init --timezone Asia/Kolkata --name "Acme India"', 'days begin at midnight there'],
  ],
  configure(command, run) {
    addGlobalOptions(command)
      .option(
        '--deployment <kind>',
        DEPLOYMENTS.join(', '),
        choice('--deployment', DEPLOYMENTS),
        DEFAULT_SETTINGS.deployment,
      )
      .option(
        '--timezone <zone>',
        'where days begin, for good: UTC, Europe/Berlin, …',
        timezone,
        DEFAULT_SETTINGS.timezone,
      )
      .option('--name <name>', 'what the organization is called')
      .option(
        '--service-account <who>',
        'an id, e-mail address or username that is no person (repeatable)',
        repeated((text) => text),
      )
      .action(
        run((shell, options: Options) => {
          const path = databasePath(options, shell);
          if (existsSync(path)) {
            throw new UserError(`cannot make ${path}: it exists`, {
              hint: 'its time zone cannot change; remove the file to begin anew, or name another one with --db FILE',
            });
          }
          const db = openForWriting(path);
          try {
            transaction(db, () => {
              writeSettings(db, {
                deployment: options.deployment,
                timezone: options.timezone,
                name: options.name ?? null,
                serviceAccounts: options.serviceAccount ?? [],
              });
            });
          } finally {
            db.close();
          }
          if (shell.stderr.isTTY === true && options.quiet !== true) {
            tell(`made ${path}; next: orgactivity ingest PATH…`, shell);
          }
        }),
      );
  },
};

function timezone(name: string): string {
  try {
    return zoneOf(name).name;
  } catch {
    const near = didYouMean(name, Intl.supportedValuesOf('timeZone'));
    throw usageError(
      `--timezone: there is no '${name}'`,
      `${near}IANA names are known, such as UTC or Asia/Kolkata`,
    );
  }
}
