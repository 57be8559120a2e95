import { basename, join } from 'node:path';
import {
  cutsInTablesOnly,
  growsByTheCutLine,
  ignoresTheMachinesZone,
  joinsVersions,
  readsEveryShape,
  showsNoOverrides,
  threeEvents,
  windowOfMonths,
} from './nasty-checks.mjs';
import { run } from './program.mjs';

/** @typedef {import('./nasty-case.mjs').NastyCase} NastyCase */

/** Active days and last active of the two users whom most cases have. */
const ADA = [2, '2025-06-03T12:00:00Z'];
const BO = [1, '2025-06-02T11:00:00Z'];

/**
 * By the case's number: what this program does where several outcomes are sound or the definitions decide otherwise than
 * the manifest, and how that is checked. `replaces` names the manifest's expectations that it stands for.
 * @type {Record<number, { chosen: string, replaces?: string[], check: (nasty: NastyCase) => void }>}
 */
export const CHOICES = {
  1: {
    chosen: 'a half written last line is no rejection, and counts once it is whole',
    replaces: ['bad_lines'],
    check(nasty) {
      nasty.equal('half written', nasty.receipt?.unfinished.length, 1);
      growsByTheCutLine(nasty);
    },
  },
  11: {
    chosen: 'a line that is not UTF-8 is rejected; replacing its bytes could make two addresses one',
    check(nasty) {
      nasty.equal('active users', nasty.activity(), { u1: ADA });
      nasty.rejects(/UTF-8/);
    },
  },
  13: {
    chosen: 'an id with an escaped NUL is an id of its own',
    replaces: ['users'],
    check(nasty) {
      nasty.equal('active users', nasty.activity(), {
        u1: ADA,
        u2: BO,
        'u1\u0000x': [1, '2025-06-05T00:00:00Z'],
      });
      nasty.equal(
        'rejected',
        nasty.receipt?.rejections.map((rejection) => rejection.line),
        [4, 6],
      );
    },
  },
  25: { chosen: 'UTF-16 is read', check: threeEvents },
  27: { chosen: 'events over several lines are read', check: threeEvents },
  31: {
    chosen: 'each file fails with what it is, and the exit code says so',
    check(nasty) {
      for (const reason of [/plain text/, /HTML/, /API error/]) nasty.rejects(reason);
      const { status } = run(['ingest', join(nasty.folder, 'log'), '--db', `${nasty.db}-again`]);
      nasty.equal('exit code', status, 1);
    },
  },
  39: {
    chosen: 'folders are entered whatever they are called; hidden and temporary files are skipped and listed',
    check(nasty) {
      const skipped = nasty.receipt?.skipped.map(({ path }) => basename(path));
      const expected = [
        '.DS_Store',
        '.hidden.ndjson',
        'dangling.ndjson',
        'link.ndjson',
        'log',
        'part.ndjson.tmp',
      ];
      nasty.equal('skipped', skipped?.sort(), expected);
    },
  },
  43: { chosen: 'union: what was once logged is never forgotten', check: joinsVersions },
  47: {
    chosen: 'space around an id does not matter (definitions, "Identity")',
    replaces: ['users_no_trim'],
    check: (nasty) =>
      nasty.equal('active users', nasty.activity(), {
        42: [6, '2025-06-07T00:00:00Z'],
        '042': [1, '2025-06-05T00:00:00Z'],
      }),
  },
  49: {
    chosen: 'whole numbers are ids, 0 and -1 too; null and "" are nobody; every other type is rejected',
    check(nasty) {
      const others = { 0: [2, '2025-06-04T00:00:00Z'], '-1': [1, '2025-06-10T00:00:00Z'] };
      nasty.equal('active users', nasty.activity(), { u1: ADA, u2: BO, ...others });
      nasty.equal(
        'rejected',
        nasty.receipt?.rejections.map((rejection) => rejection.line),
        [5, 6, 7, 8, 9],
      );
      nasty.equal('events of nobody', nasty.receipt?.noActor, 2);
    },
  },
  53: {
    chosen: "an event with nothing but an address that two members share is neither member's",
    check(nasty) {
      const users = nasty.activity();
      nasty.equal('old', users['old'], [1, '2025-06-01T00:00:00Z']);
      nasty.equal('new', users['new'], [1, '2025-06-10T00:00:00Z']);
      nasty.equal('u2', users['u2'], [2, '2025-06-13T00:00:00Z']);
      nasty.equal('the address', users['sam@example.org'], [1, '2025-06-11T00:00:00Z']);
    },
  },
  59: { chosen: 'tables show no character that changes the direction of text', check: showsNoOverrides },
  61: { chosen: 'tables cut long cells, CSV does not', check: cutsInTablesOnly },
  67: {
    chosen: 'second 60 is the last second of its minute, whether or not there was a leap second',
    check(nasty) {
      const leap = ['l0', 'l1', 'l2', 'l3', 'l4'].map((user) => nasty.activity()[user]?.[1]);
      const real = '2016-12-31T23:59:59Z';
      nasty.equal('leap seconds', leap, [real, real, real, '2025-06-01T12:00:59Z', '2025-06-01T23:59:59Z']);
    },
  },
  69: {
    chosen: 'a number is not a time: rejected',
    check: (nasty) => nasty.equal('active users', nasty.activity(), { u1: ADA, u2: BO }),
  },
  71: { chosen: 'the time zone of the machine does not matter', check: ignoresTheMachinesZone },
  75: windowOfMonths({ edge: '2024-02-29', lastInside: '2024-08-28' }),
  77: windowOfMonths({ edge: '2023-02-28', lastInside: '2024-02-27' }),
  79: windowOfMonths({ edge: '2024-11-30', lastInside: '2025-05-29' }),
  89: {
    chosen: 'a missing or true `active` is active; the first of two equal ids counts',
    check: readsEveryShape,
  },
};
