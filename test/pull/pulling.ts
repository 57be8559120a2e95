import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Instant } from '../../src/core/instant.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { type PullRequest, pull } from '../../src/pull/pull.ts';
import type { PullReceipt } from '../../src/pull/receipt.ts';
import { walk } from '../../src/sources/walk.ts';
import { clientWith } from '../../src/sources/wandb/client.ts';
import { type Connection, openForWriting } from '../../src/store/database.ts';
import { dump } from '../store/scratch.ts';
import { AUTHORIZATION, type ServerOptions, startServer, type TestServer } from './wandb-server.ts';
import { NOW, type World } from './world.ts';

/** A folder that goes with the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'orgactivity-pull-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export function newDatabase(): Connection {
  const db = openForWriting(join(scratchFolder(), 'test.db'));
  db.pragma('synchronous = OFF');
  onTestFinished(() => {
    db.close();
  });
  return db;
}

export async function serverFor(world: World, options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const server = await startServer(world, { rules: 'dedicated', now: NOW, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** Pulls all that a server has, without any pauses that a person would notice. */
export async function pullFrom(
  server: TestServer,
  db: Connection,
  choices: Partial<PullRequest> = {},
  rules: 'dedicated' | 'multi-tenant' = 'dedicated',
): Promise<PullReceipt> {
  const client = clientWith({
    authorization: AUTHORIZATION,
    env: {},
    connectTimeout: 500,
    idleTimeout: 60,
    insecureHttp: false,
    userAgent: 'test',
  });
  try {
    return await pull(
      db,
      {
        server: { rules, base: server.url },
        since: (NOW / 1000 - 100 * 86_400) as Instant,
        now: Math.floor(NOW / 1000) as Instant,
        anonymize: false,
        logs: true,
        users: true,
        ...choices,
      },
      {
        client,
        timezone: 'UTC',
        retry: { attempts: 4, base: 1, sleep: async () => {}, random: () => 0 },
        onProgress: undefined,
      },
    );
  } finally {
    await client.close();
  }
}

/** What a database holds once all of that was read from files. */
export async function ingested(world: World): Promise<unknown> {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'log.json'), JSON.stringify({ audit_logs: world.entries }));
  writeFileSync(
    join(folder, 'users.json'),
    JSON.stringify({ totalResults: world.users.length, Resources: world.users }),
  );
  writeFileSync(
    join(folder, 'groups.json'),
    JSON.stringify({ totalResults: world.groups.length, Resources: world.groups }),
  );
  const db = newDatabase();
  await ingest(db, walk([folder]), {
    timezone: 'UTC',
    as: undefined,
    takenAt: Math.floor(NOW / 1000) as Instant,
    now: NOW,
    rejects: undefined,
    onProgress: undefined,
    onRead: undefined,
  });
  return dump(db);
}
