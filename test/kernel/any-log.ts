import fc from 'fast-check';

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
/** Mostly values that the kernel takes, so that whole lines are likely to be taken. */
const mostly = <T>(usual: T[], unusual: T[]) =>
  fc.oneof({ weight: 15, arbitrary: pick(...usual) }, { weight: 1, arbitrary: pick(...unusual) });
const timestamps = fc
  .tuple(
    mostly(
      ['2024-02-29', '2024-03-01', '2023-12-31', '2024-03-10'],
      ['2023-02-29', '1970-01-01', '2106-01-01'],
    ),
    mostly(
      ['00:00:00', '23:59:59', '06:59:59', '07:00:00', '18:30:00', '05:00:00'],
      ['24:00:00', '12:60:00'],
    ),
    mostly(['Z', '.250Z', '+05:30', '-08:00'], ['.', 'z', '']),
  )
  .map(([date, time, zone]) => `${date}T${time}${zone}`);
const ids = mostly<unknown>(
  ['17', '18', 17, 18, null, 'x', 'VXNlcjoxNw=='],
  ['', ' 17', 1.5, 'caf\u00e9', true, 999999999999999, 9999999999999998],
);
const emails = mostly<unknown>(
  ['ann@x.org', 'Ann@x.org', 'ben@x.org', null],
  ['', ' ann@x.org', 'caf\u00e9@x.org', 5],
);
const assets = mostly<unknown>(['1', '2', 3, '4294967295', null], ['01', '4294967296', 'abc', '', -1]);
const actions = mostly<unknown>(
  [
    ...['run:update', 'run:stop', 'report:read', 'report:edit', 'user:login', 'x:y', null],
    ...['team:invite_user', 'user:create', 'user:deactivate', 'user:permanently_delete', 'user:reactivate'],
  ],
  ['', 7],
);
const anything = fc.oneof(fc.jsonValue(), fc.string());
const entries = fc
  .record(
    {
      timestamp: fc.oneof({ weight: 40, arbitrary: timestamps }, { weight: 1, arbitrary: anything }),
      action: actions,
      actor_user_id: ids,
      actor_email: emails,
      response_code: mostly<unknown>([200, 299, 404, 20, 2000, null], ['200', 1.5, -200]),
      user_asset: ids,
      user_email: emails,
      run_asset: assets,
      report_asset: assets,
      entity_name: fc.oneof(
        { weight: 5, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
        { weight: 1, arbitrary: fc.jsonValue() },
      ),
      cli_version: pick('0.1', '0.12.3'),
    },
    { requiredKeys: ['timestamp'] },
  )
  .chain((entry) => fc.shuffledSubarray(Object.entries(entry), { minLength: Object.keys(entry).length }))
  .map((members) => Object.fromEntries(members));
const spellings: fc.Arbitrary<(entry: object) => string> = mostly(
  [
    (entry) => JSON.stringify(entry),
    (entry) => JSON.stringify(entry, null, ' ').replaceAll('\n', ' '),
    (entry) => `\t${JSON.stringify(entry)} \r`,
  ],
  [
    (entry) => JSON.stringify(entry).replace(/(?<=")[a-z]/, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
    (entry) => JSON.stringify(entry).replace('}', ',"action":"run:update"}'),
  ],
);
/** Logs of few people on few days, most of whose lines the kernel folds itself. */
export const logs = fc
  .array(
    fc.tuple(entries, spellings).map(([entry, spell]) => spell(entry)),
    { minLength: 1, maxLength: 30 },
  )
  .map((lines) => Buffer.from(lines.join('\n')));
/** A change of one place: a byte replaced, put in, taken out, or one bit of it turned. */
export type Mutation = readonly [place: number, kind: number, byte: number];
const bytes = fc.oneof(fc.nat(255), pick(...Buffer.from('"\\{}:,\n\r 019eE.-+')));
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(fc.tuple(fc.nat(), fc.nat(3), bytes), {
  minLength: 1,
  maxLength: 8,
});

/** The bytes after the changes, one after the other. */
export function mutate(log: Buffer, changes: readonly Mutation[]): Buffer {
  return changes.reduce((bytes, [number, kind, byte]) => {
    const place = bytes.length === 0 ? 0 : number % bytes.length;
    const middle =
      [[byte], [byte, bytes[place] ?? 0], [], [(bytes[place] ?? 0) ^ (1 << (byte % 8))]][kind] ?? [];
    return Buffer.concat([bytes.subarray(0, place), Buffer.from(middle), bytes.subarray(place + 1)]);
  }, log);
}
