import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Answer, auditLogs, BadRequest } from './audit-log-contract.ts';
import { scimList } from './scim-contract.ts';
import type { World } from './world.ts';

/** What a test server does to one request instead of answering it as documented. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly retryAfter?: string }
  | { readonly kind: 'ok'; readonly body: string; readonly type?: string }
  /** The documented answer under a wrong content type. */
  | { readonly kind: 'typed'; readonly type: string }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The connection is reset before an answer, or half-way through it. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'half-way' }
  /** Half of the answer arrives, then nothing more. */
  | { readonly kind: 'stall' }
  /** A gzip stream that ends early in a well-formed HTTP answer, and the same without gzip. */
  | { readonly kind: 'truncated-gzip' }
  | { readonly kind: 'truncated-text' }
  /** Many small pieces. */
  | { readonly kind: 'drip' };

export interface ServerOptions {
  readonly rules: 'dedicated' | 'multi-tenant';
  /** Servers before 0.80 ignore `startDate`, `endDate`, `limit` and `cursor`. */
  readonly old?: boolean;
  /** Entries a page, whatever larger limit a client asks for. */
  readonly pageSize?: number;
  /** Members a page; without it the server gives all at once. */
  readonly scimPageSize?: number;
  readonly gzip?: boolean;
  /** The clock, in milliseconds. */
  readonly now: number;
  /** `undefined`: answer as documented. `number` counts requests from 1. */
  readonly fault?: (request: URL, number: number) => Fault | undefined;
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface TestServer {
  /** On a loopback address. */
  readonly url: string;
  readonly port: number;
  /** The requests so far. */
  readonly requests: { readonly url: URL; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

export const USERNAME = 'admin';
export const KEY = '0123456789abcdef0123456789abcdef01234567';
export const AUTHORIZATION = `Basic ${Buffer.from(`${USERNAME}:${KEY}`).toString('base64')}`;

/** A server with the documented contract (W&B data, sections 1 and 2.2) on a loopback port. */
export async function startServer(world: World, options: ServerOptions): Promise<TestServer> {
  const requests: { url: URL; authorization: string | undefined }[] = [];
  const listener: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', 'http://server');
    requests.push({ url, authorization: request.headers.authorization });
    const fault = options.fault?.(url, requests.length);
    const answer = (): Answer => answerTo(url, request, world, options);
    if (fault === undefined) send(response, answer(), packs(request, options));
    else misbehave(response, fault, answer);
  };
  const server = options.tls === undefined ? createServer(listener) : createTlsServer(options.tls, listener);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((done) => {
        server.close(() => done());
      });
    },
  };
}

function answerTo(url: URL, request: IncomingMessage, world: World, options: ServerOptions): Answer {
  if (request.headers.authorization !== AUTHORIZATION) return error(401, 'unauthorized');
  const [logs, scim] =
    options.rules === 'dedicated' ? ['/admin/audit_logs', '/scim/'] : ['/audit_logs', '/scim/v2/'];
  try {
    if (url.pathname === logs) return auditLogs(url.searchParams, world.entries, options);
    if (url.pathname === `${scim}Users`) return scimList(url.searchParams, world.users, options.scimPageSize);
    if (url.pathname === `${scim}Groups`)
      return scimList(url.searchParams, world.groups, options.scimPageSize);
  } catch (refused) {
    if (refused instanceof BadRequest) return error(400, refused.message);
    throw refused;
  }
  return error(404, 'not found');
}

function error(status: number, message: string): Answer {
  return { status, type: 'application/json', body: JSON.stringify({ error: message }) };
}

function packs(request: IncomingMessage, options: ServerOptions): boolean {
  return options.gzip === true && /\bgzip\b/.test(String(request.headers['accept-encoding']));
}

function send(response: ServerResponse, { status, type, body }: Answer, gzip: boolean): void {
  response.writeHead(status, { 'content-type': type, ...(gzip ? { 'content-encoding': 'gzip' } : {}) });
  response.end(gzip ? gzipSync(body) : body);
}

function misbehave(response: ServerResponse, fault: Fault, answer: () => Answer): void {
  const half = (): string => answer().body.slice(0, Math.ceil(answer().body.length / 2));
  switch (fault.kind) {
    case 'status':
      response.writeHead(
        fault.status,
        fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter },
      );
      response.end(fault.body ?? '');
      return;
    case 'ok':
      response.writeHead(200, { 'content-type': fault.type ?? 'text/html' });
      response.end(fault.body);
      return;
    case 'typed':
      send(response, { ...answer(), type: fault.type }, false);
      return;
    case 'redirect':
      response.writeHead(302, { location: fault.to });
      response.end();
      return;
    case 'reset':
      if (fault.when === 'before') response.destroy();
      else response.write(half(), () => setTimeout(() => response.socket?.resetAndDestroy(), 5));
      return;
    case 'stall':
      response.write(half());
      return;
    case 'truncated-gzip': {
      const packed = gzipSync(answer().body);
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(packed.subarray(0, packed.length / 2));
      return;
    }
    case 'truncated-text':
      response.end(half());
      return;
    case 'drip':
      drip(response, answer().body);
  }
}

function drip(response: ServerResponse, body: string): void {
  const size = Math.max(1, Math.ceil(body.length / 20));
  let at = 0;
  const next = (): void => {
    if (at >= body.length) {
      response.end();
      return;
    }
    response.write(body.slice(at, at + size));
    at += size;
    setTimeout(next, 2);
  };
  next();
}
