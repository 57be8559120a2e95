import { UserError } from '../../core/errors.ts';
import { Interrupted } from './interrupted.ts';
import { retryAfter } from './retry.ts';

/** An answer other than the one asked for: its status, and the beginning of its body. */
interface BadAnswer {
  readonly address: string;
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

/** The server answered that it will not: asking again gives the same. */
export class Refused extends UserError {
  readonly status: number;

  constructor(status: number, message: string, hint: string) {
    super(message, { hint });
    this.status = status;
  }
}

/** What the server said where the caller belongs to several organizations (W&B data, section 1). */
const SEVERAL_ORGANIZATIONS = /associated with multiple organizations/i;

/** What to throw for an answer that is no success; `now` is the clock in milliseconds. */
export function failureOfAnswer(answer: BadAnswer, now: number): Interrupted | Refused {
  const { address, status } = answer;
  if (status === 429 || (status >= 502 && status <= 504)) {
    const reason =
      status === 429 ? 'the server asks for fewer requests (429)' : `the server answered ${status}`;
    return new Interrupted(reason, { after: retryAfter(answer.retryAfter, now) });
  }
  const several = severalOrganizations(answer.text);
  if (several !== undefined)
    return new Refused(status, `cannot read ${address}: ${several.reason}`, several.hint);
  const { reason, hint } = ADVICE.get(status) ?? {
    reason: `the server answered ${status}${said(answer.text)}`,
    hint:
      status >= 500
        ? 'run it again later; the log of the server may say more'
        : 'check --url and --deployment',
  };
  return new Refused(status, `cannot read ${address}: ${reason}`, hint);
}

/** What to throw where a redirect has led to another server, which was not sent the API key and gives nothing without it. */
export function redirected(address: string, origin: string, status: number): Refused {
  return new Refused(
    status,
    `cannot read ${address}: the server redirects to ${origin}, which is not sent the API key`,
    'check --url; a login page may stand in the way of API keys',
  );
}

interface Advice {
  readonly reason: string;
  readonly hint: string;
}

/** What to say where the text of an answer, whatever its status, complains about several organizations. */
export function severalOrganizations(text: string): Advice | undefined {
  if (!SEVERAL_ORGANIZATIONS.test(text)) return undefined;
  return {
    reason: 'the user of this API key belongs to several organizations, and none is the default for the API',
    hint: 'choose a default API organization in the user settings of W&B, or use a service account of the organization',
  };
}

const ADVICE: ReadonlyMap<number, Advice> = new Map([
  [
    401,
    {
      reason: 'the server does not accept the API key (401)',
      hint: 'set WANDB_API_KEY to a key that is still valid and WANDB_USERNAME to its owner (none for a service account)',
    },
  ],
  [
    403,
    {
      reason: 'the owner of this API key may not read it (403)',
      hint: 'use the API key of an organization admin, or of a service account with that role',
    },
  ],
  [
    404,
    {
      reason: 'the server has no such page (404)',
      hint: 'check --url; organizations on wandb.ai are read with --deployment multi-tenant, users can be left out with --no-users',
    },
  ],
]);

const LONGEST_QUOTE = 200;

/** The words of an answer, if they are words. */
function said(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  return line.startsWith('<') ? ' with an HTML page' : `: ${line.slice(0, LONGEST_QUOTE)}`;
}
