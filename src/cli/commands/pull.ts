import { setTimeout as sleep } from 'node:timers/promises';
import { Option } from 'commander';
import { DEPLOYMENTS, rulesOf } from '../../core/deployment.ts';
import type { Settings } from '../../core/records.ts';
import { type PullRequest, plannedAddresses, pull as pullFrom } from '../../pull/pull.ts';
import type { PullReceipt } from '../../pull/receipt.ts';
import { type Connection, openForReading, openForWriting, transaction } from '../../store/database.ts';
import { kindOfFile } from '../../store/recognise-file.ts';
import { hasSettings, writeSettings } from '../../store/settings.ts';
import { countOption, dayOption, oneOf } from '../choices.ts';
import type { CommandSpec } from '../command.ts';
import type { GlobalOptions } from '../context.ts';
import {
  authorization,
  type Credentials,
  credentialsFor,
  failureWithoutCredentials,
  withoutCredentials,
} from '../credentials.ts';
import { tell, warn } from '../messages.ts';
import { progressLine } from '../progress.ts';
import { type PullChoices, requestFor, settingsAt } from '../pull-request.ts';
import { pullLines, pullWarnings } from '../pull-text.ts';
import { addWriterOptions } from '../report-options.ts';
import { settingsForNew } from '../settings/new-database.ts';
import { SettableOption } from '../settings/settable-option.ts';
import type { Shell } from '../shell.ts';
import { writeData } from '../streams.ts';
import { VERSION } from '../version.ts';

type Options = GlobalOptions &
  PullChoices & {
    readonly apiKeyFile?: string;
    readonly timeout: number;
    readonly dryRun?: boolean;
    readonly json?: boolean;
    readonly wait: number;
  };

/** In all about a minute of waiting before a request is given up. */
const ATTEMPTS = 7;
const FIRST_PAUSE_MS = 1_000;
const CONNECT_TIMEOUT_MS = 15_000;

export const pull: CommandSpec = {
  examples: [
    [
      'orgactivity pull --url https://acme.wandb.io --since 2025-01-01',
      'Dedicated Cloud or Self-Managed, the first time',
    ],
    ['orgactivity pull --url https://acme.wandb.io', 'what is new since; also from cron'],
    ['orgactivity pull --deployment multi-tenant', 'an organization on wandb.ai'],
  ],
  configure(command, run) {
    command
      .option('--url <url>', 'the server of Dedicated Cloud or Self-Managed: https://acme.wandb.io')
      .addOption(
        oneOf(
          new SettableOption('--deployment <kind>', 'how that server runs', 'deployment'),
          DEPLOYMENTS,
        ).default(undefined, "the database's"),
      )
      .addOption(
        new Option('--since <date>', 'how far back the first pull goes')
          .argParser(dayOption('--since'))
          .default(undefined, '12 months'),
      )
      .option('--anonymize', 'ask for logs without e-mail addresses and names')
      .option('--no-users', 'no lists of users and teams')
      .option('--no-logs', 'no audit logs')
      .option('--api-key-file <file>', 'a file with the API key, where WANDB_API_KEY is not set')
      .option('--insecure-http', 'send the API key in the clear over http:')
      .option(
        '--timeout <seconds>',
        'how long to wait for a server that sends nothing',
        countOption('--timeout'),
        120,
      )
      .option('--dry-run', 'only say what would be fetched')
      .option('--json', 'the receipt as JSON on stdout');
    addWriterOptions(command).action(
      run(async (shell, options: Options) => {
        const path = options.db;
        const settings = settingsAt(path, options, await settingsForNew(shell));
        const request = requestFor(options, settings, shell.now);
        if (
          options.deployment !== undefined &&
          rulesOf(options.deployment) !== rulesOf(settings.deployment)
        ) {
          warn(
            `reports from ${path} go by the rules of ${settings.deployment}: it was made for that`,
            options,
            shell,
          );
        }
        if (options.dryRun === true) {
          await sayPlan(path, request, options, shell);
          return undefined;
        }
        const host = new URL(request.server.base).hostname;
        const credentials = credentialsFor(host, options.apiKeyFile, shell);
        try {
          const receipt = await pullInto(path, settings, request, credentials, options, shell);
          await report(receipt, credentials, options, shell);
        } catch (error) {
          throw failureWithoutCredentials(error, credentials);
        }
        return undefined;
      }),
    );
  },
};

async function pullInto(
  path: string,
  settings: Settings,
  request: PullRequest,
  credentials: Credentials,
  options: Options,
  shell: Shell,
): Promise<PullReceipt> {
  const { clientWith } = await import('../../sources/wandb/client.ts'); // loading it takes longer than all the rest
  const client = clientWith({
    authorization: authorization(credentials),
    env: shell.env,
    connectTimeout: CONNECT_TIMEOUT_MS,
    idleTimeout: options.timeout * 1000,
    insecureHttp: options.insecureHttp === true,
    userAgent: `orgactivity/${VERSION}`,
  });
  const progress = progressLine(options, shell);
  const { show } = progress;
  const db = openForWriting(path, options.wait);
  try {
    transaction(db, () => {
      if (!hasSettings(db)) writeSettings(db, settings);
    });
    return await pullFrom(db, request, {
      client,
      timezone: settings.timezone,
      retry: { attempts: ATTEMPTS, base: FIRST_PAUSE_MS, sleep: (ms) => sleep(ms), random: Math.random },
      onProgress:
        show &&
        (({ bytes, address }) =>
          show({ bytes, totalBytes: 0, path: address.slice(request.server.base.length) })),
    });
  } finally {
    progress.clear();
    db.close();
    await client.close();
  }
}

async function sayPlan(path: string, request: PullRequest, options: Options, shell: Shell): Promise<void> {
  const db: Connection | undefined = kindOfFile(path) === 'sqlite' ? openForReading(path) : undefined;
  try {
    const requests = plannedAddresses(db, request);
    const text =
      options.json === true
        ? JSON.stringify({ schemaVersion: 1, command: 'pull', dryRun: true, requests }, null, 2)
        : requests.map((address) => `GET ${address}`).join('\n');
    await writeData(shell.stdout, [`${text}\n`]);
  } finally {
    db?.close();
  }
}

async function report(
  receipt: PullReceipt,
  credentials: Credentials,
  options: Options,
  shell: Shell,
): Promise<void> {
  const hide = (text: string): string => withoutCredentials(text, credentials);
  if (options.quiet !== true) {
    for (const warning of pullWarnings(receipt)) warn(hide(warning), options, shell);
  }
  if (options.json === true) {
    const answer = { schemaVersion: 1, command: 'pull', dryRun: false, ...receipt };
    await writeData(shell.stdout, [`${hide(JSON.stringify(answer, null, 2))}\n`]);
  } else if (shell.stderr.isTTY === true && options.quiet !== true) {
    for (const line of [...pullLines(receipt), 'next: orgactivity activity']) tell(line, shell);
  }
}
