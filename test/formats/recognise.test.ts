import { describe, expect, test } from 'vitest';
import { type Format, recognise } from '../../src/formats/recognise.ts';

const ENTRY = '{"timestamp":"2026-08-01T14:00:00Z","actor_user_id":1}';
const USER = '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"VXNlcjox","userName":"ann"}';
const GROUP =
  '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"vision","members":null}';
const unknown = (reason: string): Format => ({ unknown: reason });

describe('recognise', () => {
  test.each<readonly [string, Format]>([
    [ENTRY, 'ndjson'],
    [`\n  ${ENTRY}\n${ENTRY}`, 'ndjson'],
    [`${ENTRY.slice(0, 30)}\n${ENTRY}`, 'ndjson'],
    [ENTRY.slice(0, 30), 'ndjson'],
    [`{"error":"busy"}\n${ENTRY}`, 'ndjson'],
    ['null\ntrue', unknown('plain text, not a log: null true')],
    [`null\n${ENTRY}`, 'ndjson'],
    ['[1,2]', 'ndjson'],
    ['[[[[', 'ndjson'],
    [JSON.stringify(JSON.parse(ENTRY), null, 2), 'json-entries'],
    ['{\n  "timestamp": "2026-', 'json-entries'],
    [`[${ENTRY}]`, 'json-entries'],
    [`[\n${ENTRY},\n${ENTRY}\n]`, 'json-entries'],
    ['[]', 'json-entries'],
    ['{"audit_logs":[]}', 'json-entries'],
    ['{"count":0,"audit_logs":null}', 'json-entries'],
    [`{"audit_logs":[${ENTRY}]}\n{"audit_logs":[${ENTRY}]}`, 'json-entries'],
    [`{"count":1,"audit_logs":[${ENTRY},{"time`, 'json-entries'],
    [`[${ENTRY},{"time`, 'json-entries'],
    [`{"totalResults":1,"Resources":[${USER}]}`, 'scim-users'],
    [`{"Resources":[${USER},{"sche`, 'scim-users'],
    [`[${USER}]`, 'scim-users'],
    [`[${USER},{"sche`, 'scim-users'],
    [USER, 'scim-users'],
    [`${USER}\n${USER}`, 'scim-users'],
    ['{"Resources":null}', 'scim-users'],
    [`{"Resources":[${GROUP}]}`, 'scim-groups'],
    [`{"Resources":[${GROUP},{"sche`, 'scim-groups'],
    [`[${GROUP},{"sche`, 'scim-groups'],
    ['"Name","Username","Org Role","Models Seat","Weave Access","Email","Teams","Last Active"\n', 'csv'],
    ['ID;E-Mail\r\n1;a@b', 'csv'],
    ['username\tstatus\n', 'csv'],
    ['email', 'csv'],
    ['"email"\n"a@b"\n', 'csv'],
    ['city,country\n', unknown('plain text, not a log: city,country')],
    ['name,status\n', unknown('plain text, not a log: name,status')],
    [
      'city,country\r\nParis,France\r\n',
      unknown('a CSV without a column of ids, e-mail addresses or usernames: city,country'),
    ],
    ['a;b\n\n1;2', unknown('a CSV without a column of ids, e-mail addresses or usernames: a;b')],
    ['Dear all,\nnothing today\n', unknown('plain text, not a log: Dear all, nothing today')],
    ['<!DOCTYPE html><html>', unknown('an HTML page, not a log')],
    ['<html lang="en">', unknown('an HTML page, not a log')],
    ['<?xml version="1.0"?>', unknown('an XML document, not a log')],
    ['PK\x03\x04', unknown('a zip archive: unpack it first')],
    ['words \0 words', unknown('binary data, not a log')],
    [
      'user is associated with multiple organizations but no valid org ID found in user info',
      unknown('plain text, not a log: user is associated with multiple organizations but no valid\u2026'),
    ],
    [
      '{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"nope","status":"403"}',
      unknown('an API error: nope'),
    ],
    ['{"errors":[{"message":"permission denied"}]}\n', unknown('an API error: permission denied')],
    ['{\n"message": "permission\\ndenied"\n}', unknown('an API error: permission denied')],
    ['', 'empty'],
    [' \r\n\t\u00a0', 'empty'],
  ])('%j is %j', (text, format) => {
    expect(recognise(Buffer.from(text), true)).toEqual(format);
  });

  const nested = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  test.each<readonly [string, Format]>([
    [nested, 'ndjson'],
    [`{"schemas":${nested}}`, 'ndjson'],
    [`{"errors":${nested}}`, 'ndjson'],
    [`{"Resources":${nested}}`, 'scim-users'],
    [`${'{"message":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'ndjson'],
  ])('what is nested deeply does no harm', (text, format) => {
    expect(recognise(Buffer.from(text), true)).toEqual(format);
  });

  test('takes a long beginning of nothing for lines that follow', () => {
    expect(recognise(Buffer.from(' \n'), false)).toBe('ndjson');
  });
});
