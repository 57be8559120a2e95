import { counted } from '../core/counted.ts';
import { UserError } from '../core/errors.ts';
import { decode, type Sink } from '../formats/index.ts';
import type { KnownFormat } from '../formats/recognise.ts';
import type { Client } from '../sources/wandb/client.ts';
import { Interrupted } from '../sources/wandb/interrupted.ts';
import { severalOrganizations } from '../sources/wandb/refusal.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import { AnswerTally } from './receipt.ts';

/** What takes the content of an answer; it may be given the same content again if the answer breaks off. */
type Content = Pick<Sink, 'roster'> & {
  /** Says whether the entry was anybody's activity. */
  entry(...entry: Parameters<Sink['entry']>): boolean;
};

/** The reason for which a line is rejected that lacks its end. */
const BROKEN_LINE = 'not JSON: unexpected end';

export interface Read {
  readonly tally: AnswerTally;
  readonly format: KnownFormat | 'empty';
  /** Entries, lines or resources. */
  readonly rows: number;
  /** Of an API answer that pages. */
  readonly envelope: Envelope | undefined;
}

/**
 * Reads one answer to its end. Throws `Interrupted` where it ends too early, even if the connection ended well, and a
 * `UserError` where it is something else than was asked for, such as the page of a login. `onBytes` hears of progress.
 */
export async function readAnswer(
  client: Client,
  address: string,
  content: Content,
  onBytes: (bytes: number) => void,
): Promise<Read> {
  const tally = new AnswerTally(address);
  let envelope: Envelope | undefined;
  let lists = 0;
  let last = { line: 0, reason: '' };
  const body = counted(await client.get(address), (bytes) => {
    tally.bytes += bytes;
    onBytes(bytes);
  });
  const { format, lines } = await decode(body, undefined, {
    entry(entry) {
      tally.events++;
      if (!content.entry(entry)) tally.noActor++;
    },
    roster(list) {
      lists++;
      content.roster(list);
    },
    reject(rejection) {
      tally.rejections.add(rejection);
      last = rejection;
    },
    envelope(members) {
      envelope = readEnvelope(members);
    },
  });
  if (typeof format === 'object') throw foreign(address, format.unknown);
  const endsEarly = {
    'json-entries': envelope === undefined,
    ndjson: last.line === lines && last.reason === BROKEN_LINE,
    'scim-users': lists === 0,
    'scim-groups': lists === 0,
    csv: false,
    empty: false,
  };
  if (endsEarly[format]) throw new Interrupted('the answer ends early');
  return { tally, format, rows: lines, envelope };
}

/** What to throw for an answer in which there is no log and no list; `reason` says what it is. */
function foreign(address: string, reason: string): UserError {
  const several = severalOrganizations(reason);
  if (several !== undefined) {
    return new UserError(`cannot read ${address}: ${several.reason}`, { hint: several.hint });
  }
  const isPage = /HTML page/.test(reason);
  return new UserError(`cannot read ${address}: the server answers with ${reason}`, {
    hint: isPage
      ? 'a login page or a proxy stands in the way: check --url, and that API keys reach this address without a browser'
      : 'check --url and --deployment',
  });
}
