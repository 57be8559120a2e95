import type { Dispatcher } from 'undici';
import { usageError } from '../../core/errors.ts';
import { peek } from '../../core/peek.ts';
import { decompress } from '../decompress.ts';
import { failureOfNetwork } from './network-failure.ts';
import { failureOfAnswer } from './refusal.ts';
import { isPrivate } from './server.ts';

export interface ClientOptions {
  /** The value of the `Authorization` header. */
  readonly authorization: string;
  /** Where `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are looked up, in lower case first. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long to wait for a connection, and for an answer to begin or go on; in milliseconds. */
  readonly connectTimeout: number;
  readonly idleTimeout: number;
  /** Send credentials in the clear to other machines. */
  readonly insecureHttp: boolean;
  readonly userAgent: string;
}

/** Makes requests with one set of credentials. */
export interface Client {
  /**
   * The body of a successful answer, unpacked. Throws `Interrupted` for what may succeed on another attempt, before or
   * while the body is read; a `UserError` (`Refused` where the server said so) for what will not.
   */
  get(address: string): Promise<AsyncIterable<Uint8Array>>;
  close(): Promise<void>;
}

const MAX_REDIRECTIONS = 5;
/** How much of an answer that is no success is read, in bytes. */
const ERROR_SIZE = 16 << 10;

/**
 * A client for W&B servers. The HTTP library is loaded here: no other command pays for it. Redirects are followed, to
 * another origin without credentials; every hop must be as private as the first.
 */
export async function clientWith(options: ClientOptions): Promise<Client> {
  const { EnvHttpProxyAgent, interceptors, request } = await import('undici');
  const agent = new EnvHttpProxyAgent({
    ...proxiesIn(options.env),
    connect: { timeout: options.connectTimeout },
    headersTimeout: options.idleTimeout,
    bodyTimeout: options.idleTimeout,
  });
  const dispatcher = agent.compose(
    privately(options.insecureHttp),
    interceptors.redirect({ maxRedirections: MAX_REDIRECTIONS }),
  );
  const headers = {
    accept: 'application/json, application/x-ndjson, application/scim+json',
    'accept-encoding': 'gzip',
    authorization: options.authorization,
    'user-agent': options.userAgent,
  };
  return {
    async get(address) {
      const answer = await request(address, { dispatcher, headers }).catch((error: unknown) => {
        throw failureOfNetwork(error, address);
      });
      const body = unpacked(answer.body, address);
      if (answer.statusCode >= 200 && answer.statusCode < 300) return body;
      const { head, close } = await peek(body, ERROR_SIZE);
      await close();
      throw failureOfAnswer(
        {
          address,
          status: answer.statusCode,
          text: new TextDecoder().decode(head),
          retryAfter: [answer.headers['retry-after']].flat()[0],
        },
        Date.now(),
      );
    },
    close: () => agent.destroy(),
  };
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>, address: string): AsyncGenerator<Uint8Array> {
  try {
    yield* decompress(chunks);
  } catch (error) {
    throw failureOfNetwork(error, address);
  }
}

/** Loopback is never asked through a proxy: what is sent there in the clear would leave the machine. */
const LOOPBACK = 'localhost,127.0.0.1,[::1]';

function proxiesIn(env: ClientOptions['env']): { httpProxy: string; httpsProxy: string; noProxy: string } {
  const value = (name: string): string => env[name] ?? env[name.toUpperCase()] ?? '';
  const none = value('no_proxy').trim();
  return {
    httpProxy: value('http_proxy'),
    httpsProxy: value('https_proxy'),
    noProxy: none === '*' ? none : `${none},${LOOPBACK}`,
  };
}

/** Refuses to send anything in the clear to another machine, on any hop. */
function privately(insecureHttp: boolean): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (request, handler) => {
    const url = new URL(String(request.origin));
    if (!insecureHttp && !isPrivate(url)) {
      throw usageError(
        `${url.origin}: everybody on the way could read the API key`,
        'use https, or, in a network that you trust, --insecure-http',
      );
    }
    return dispatch(request, handler);
  };
}
