import type { Instant } from '../core/instant.ts';
import { zoneOf } from '../core/zone.ts';
import type { UserList } from '../formats/user-list.ts';
import type { Client } from '../sources/wandb/client.ts';
import { type RetryPolicy, retrying } from '../sources/wandb/retry.ts';
import { addressOf, type Server } from '../sources/wandb/server.ts';
import type { Connection } from '../store/database.ts';
import { readReach, recordReach } from '../store/pulls.ts';
import { recordSource, type SourceRead } from '../store/sources.ts';
import { Learner } from './learner.ts';
import { logAddresses, pullLogs } from './pull-logs.ts';
import { pullUsers, userAddresses } from './pull-users.ts';
import { type Read, readAnswer } from './read-answer.ts';
import { PullReceipt } from './receipt.ts';
import { firstDay, reachWith } from './window.ts';

/** What to pull. */
export interface PullRequest {
  readonly server: Server;
  /** The first moment whose events are wanted. */
  readonly since: Instant;
  readonly now: Instant;
  readonly anonymize: boolean;
  readonly logs: boolean;
  readonly users: boolean;
}

interface PullOptions {
  readonly client: Client;
  readonly retry: RetryPolicy;
  readonly timezone: string;
  readonly onProgress: ((progress: { readonly bytes: number; readonly address: string }) => void) | undefined;
}

/** The addresses that a pull would ask first. `db`: what earlier pulls have read, if there were any. */
export function plannedAddresses(db: Connection | undefined, request: PullRequest): string[] {
  const read = db && readReach(db, sourceOf(request));
  return [
    ...(request.logs ? logAddresses(firstDay(read, request.since, request.now), request) : []),
    ...(request.users ? userAddresses(request.server) : []),
  ];
}

/**
 * Brings a database up to date from a server. What was read is stored, whatever happens then, and the next pull goes on
 * behind the last window that was read to its end. Throws a `UserError` where the server does not give what is asked for.
 */
export async function pull(db: Connection, request: PullRequest, options: PullOptions): Promise<PullReceipt> {
  const receipt = new PullReceipt();
  const learner = new Learner(db, zoneOf(options.timezone), receipt);
  let bytes = 0;

  const read = async (address: string, onList: (list: UserList) => void): Promise<Read> => {
    const again = (): void => {
      receipt.retries++;
    };
    const content = { entry: learner.entry.bind(learner), roster: onList };
    const onBytes = (more: number): void => {
      bytes += more;
      options.onProgress?.({ bytes, address });
    };
    const answer = await retrying(address, options.retry, again, () =>
      readAnswer(options.client, address, content, onBytes),
    );
    receipt.add(answer.tally);
    return answer;
  };

  try {
    if (request.logs) {
      const source = sourceOf(request);
      await pullLogs(firstDay(readReach(db, source), request.since, request.now), request, {
        read: (address) => read(address, () => {}),
        finished(window) {
          learner.store(() => recordReach(db, source, reachWith(readReach(db, source), window, request.now)));
        },
      });
    }
    if (request.users) {
      const rosters = await pullUsers(
        request.server,
        request.now,
        async (address) => {
          let lists: UserList[] = [];
          const answer = await read(address, (list) => {
            lists = [...lists, list];
          });
          return { read: answer, lists };
        },
        (warning) => receipt.warnings.push(warning),
      );
      for (const roster of rosters) {
        receipt.members += roster.kind === 'scim-users' ? roster.members.length : 0;
        learner.roster(roster);
      }
    }
  } catch (error) {
    learner.store(); // what came before the failure
    throw error;
  }
  learner.store(() => recordSource(db, sourceRead(request, receipt)));
  return receipt;
}

/** What `coverage` shows of a pull: its last run. */
function sourceRead(request: PullRequest, { bytes, events, members, rejected }: PullReceipt): SourceRead {
  const rows = events + members;
  return {
    path: sourceOf(request),
    fingerprint: '',
    reached: undefined,
    format: 'pull',
    bytes,
    lines: rows + rejected,
    entries: rows,
    rejected,
    readAt: request.now,
  };
}

/** What a reach is about: the log with e-mail addresses is another one than the log without. */
function sourceOf({ server, anonymize }: PullRequest): string {
  return addressOf(server, 'audit-logs', anonymize ? { anonymize: 'true' } : {});
}
