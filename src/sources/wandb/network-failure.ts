import { DamagedInput } from '../../core/damaged-input.ts';
import { UserError } from '../../core/errors.ts';
import { Interrupted } from './interrupted.ts';

/** Failures that may be gone in a moment: codes of Node and of undici, and what they mean. */
const PASSING: ReadonlyMap<string, string> = new Map([
  ['ECONNRESET', 'the connection was reset'],
  ['EPIPE', 'the connection was reset'],
  ['ETIMEDOUT', 'the connection timed out'],
  ['EAI_AGAIN', 'the name of the server cannot be looked up at the moment'],
  ['ENETUNREACH', 'the network cannot be reached'],
  ['EHOSTUNREACH', 'the server cannot be reached'],
  ['UND_ERR_SOCKET', 'the connection broke off'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'the connection broke off'],
  ['HPE_INVALID_EOF_STATE', 'the connection broke off'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the server does not answer'],
  ['UND_ERR_HEADERS_TIMEOUT', 'the server does not answer'],
  ['UND_ERR_BODY_TIMEOUT', 'the server stopped sending'],
]);

const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** What to throw for something that a request has thrown. */
export function failureOfNetwork(error: unknown, address: string): Error {
  if (error instanceof DamagedInput) return new Interrupted(`the ${error.message}`, { cause: error });
  if (error instanceof UserError || error instanceof Interrupted || !(error instanceof Error))
    return asError(error);
  for (const code of codesOf(error)) {
    const passing = PASSING.get(code);
    if (passing !== undefined) return new Interrupted(passing, { cause: error });
    if (code === 'ENOTFOUND' || code === 'ECONNREFUSED') {
      const reason = code === 'ENOTFOUND' ? 'no server has that name' : 'the server refuses connections';
      return new UserError(`cannot read ${address}: ${reason}`, {
        hint: 'check --url, and HTTPS_PROXY if the network needs a proxy',
      });
    }
    if (CERTIFICATE.test(code)) {
      return new UserError(`cannot read ${address}: its certificate is not trusted: ${error.message}`, {
        hint: 'where it comes from a CA of your own: NODE_EXTRA_CA_CERTS=/path/to/ca.pem',
      });
    }
  }
  return new UserError(`cannot read ${address}: ${error.message}`, {
    hint: 'check --url and the proxy; ORGACTIVITY_DEBUG=1 shows more',
    cause: error,
  });
}

/** The codes of an error and of what caused it; one that stands for several attempts has those of each. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const parts = error instanceof AggregateError ? error.errors : [];
  return [...own, ...parts.flatMap(codesOf), ...codesOf(error.cause)];
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
