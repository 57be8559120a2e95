import { existsSync } from 'node:fs';
import { DEPLOYMENTS, type Deployment } from '../../core/deployment.ts';
import { UserError } from '../../core/errors.ts';
import { openForWriting, transaction } from '../../store/database.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../store/settings.ts';
import { oneOf, zoneOption } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import type { GlobalOptions } from '../context.ts';
import { tell } from '../messages.ts';
import { addGlobalOptions, serviceAccountOption } from '../report-options.ts';
import { SettableOption } from '../settings/settable-option.ts';

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
    command
      .addOption(
        oneOf(new SettableOption('--deployment <kind>', 'how W&B runs', 'deployment'), DEPLOYMENTS).default(
          DEFAULT_SETTINGS.deployment,
        ),
      )
      .addOption(
        new SettableOption(
          '--timezone <zone>',
          'where days begin, for good: UTC, Europe/Berlin, …',
          'timezone',
        )
          .argParser(zoneOption('--timezone'))
          .default(DEFAULT_SETTINGS.timezone),
      )
      .option('--name <name>', 'what the organization is called')
      .addOption(serviceAccountOption());
    addGlobalOptions(command).action(
      run((shell, options: Options) => {
        const path = options.db;
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
