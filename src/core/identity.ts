import type { Brand } from './brand.ts';

/** A W&B user id: opaque text, usually decimal digits. Case matters. */
export type UserId = Brand<string, 'UserId'>;
/** An e-mail address in the form in which addresses are compared: lower case, no space around it. */
export type EmailKey = Brand<string, 'EmailKey'>;

/** What a source calls a person by: an id, an e-mail address, or (rosters only) a username. */
export type Identity =
  | { readonly kind: 'id'; readonly value: UserId }
  | { readonly kind: 'email'; readonly value: EmailKey }
  | { readonly kind: 'username'; readonly value: string };

/** An identity, or a row of one as the store has it, as one text, to look it up by. */
export function identityText({ kind, value }: Record<keyof Identity, string>): string {
  return `${kind} ${value}`;
}

/**
 * The id that a text states: without space around it, and decoded where it is base64 of `User:<id>`, as SCIM writes
 * them (W&B data, 2.2). `undefined` where nothing is left.
 */
export function userId(text: string): UserId | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return (scimId(trimmed) ?? trimmed) as UserId;
}

/** The address in the form in which addresses are compared, or `undefined` where there is none. */
export function emailKey(text: string): EmailKey | undefined {
  const key = text.trim().toLowerCase();
  return key === '' ? undefined : (key as EmailKey);
}

function scimId(text: string): string | undefined {
  if (!text.startsWith('VXNlcj') || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  const decoded = bytes.toString('utf8');
  const canonical = bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  const id = decoded.slice('User:'.length).trim();
  return canonical && decoded.startsWith('User:') && id !== '' && !decoded.includes('\uFFFD')
    ? id
    : undefined;
}
