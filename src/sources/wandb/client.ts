import { type Dispatcher, EnvHttpProxyAgent, interceptors, request } from 'undici';
import { UserError, usageError } from '../../core/errors.ts';
import { peek } from '../../core/peek.ts';
import { decompress } from '../decompress.ts';
import { failureOfNetwork } from './network-failure.ts';
import { failureOfAnswer, redirected } from './refusal.ts';
import { isPrivate } from './server.ts';

interface ClientOptions {
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
 * A client for W&B servers. Redirects are followed, to another origin without credentials; every hop must be as private as
 * the first. Throws a `UserError` for a proxy that has no address.
 */
export function clientWith(options: ClientOptions): Client {
  const agent = agentFor(options);
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
      const isPage = /\bhtml\b/.test(String(answer.headers['content-type']));
      const elsewhere = otherOrigin(answer.context, address);
      if (answer.statusCode >= 200 && answer.statusCode < 300 && !(isPage && elsewhere !== undefined))
        return body;
      const { head, close } = await peek(body, ERROR_SIZE);
      await close();
      if (elsewhere !== undefined) throw redirected(address, elsewhere, answer.statusCode);
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

function agentFor({ env, connectTimeout, idleTimeout }: ClientOptions): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent({
      ...proxiesIn(env),
      connect: { timeout: connectTimeout },
      headersTimeout: idleTimeout,
      bodyTimeout: idleTimeout,
    });
  } catch {
    // What was thrown may quote the address, and the address may have a password in it.
    throw new UserError('HTTPS_PROXY or HTTP_PROXY is not the address of a proxy', {
      hint: 'write it with its scheme: http://proxy.example.com:3128',
    });
  }
}

/** Where redirects have led, if that is not where the request was sent. */
function otherOrigin(context: object, address: string): string | undefined {
  const visited = 'history' in context && Array.isArray(context.history) ? context.history : [];
  const last: unknown = visited.at(-1);
  return last instanceof URL && last.origin !== new URL(address).origin ? last.origin : undefined;
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
