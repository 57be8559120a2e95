import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';

const texts = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    'ann',
    'Ann@example.com',
    'ann@example.com ',
    '17',
    'a;b',
    'nlp, vision',
    'Deactivated',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const anything = fc.oneof(
  { weight: 4, arbitrary: texts },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
const ids = fc.oneof(fc.constantFrom<unknown>('VXNlcjoxNw==', '17', 17, 18, '18', null), anything);
const times = fc.oneof(
  fc.constantFrom('2026-08-01T14:00:00Z', '2026-08-01', '-', '1970-01-01T00:00:00Z'),
  anything,
);
const either = <Value>(key: string, value: fc.Arbitrary<Value>) =>
  fc
    .tuple(fc.constantFrom(key, key.charAt(0).toUpperCase() + key.slice(1)), value)
    .map(([name, given]) => ({ [name]: given }));
const references = fc
  .tuple(either('value', ids), either('display', anything), either('primary', anything))
  .map((parts) => Object.assign({}, ...parts) as object);

const users = fc.record(
  {
    schemas: fc.constant(['urn:ietf:params:scim:schemas:core:2.0:User']),
    id: ids,
    userName: anything,
    displayName: anything,
    emails: fc.oneof(fc.array(references, { maxLength: 2 }), anything),
    active: fc.oneof(fc.boolean(), anything),
    organizationRole: anything,
    teamRoles: fc.oneof(
      fc.array(fc.record({ teamName: anything, roleName: texts }), { maxLength: 2 }),
      anything,
    ),
    groups: fc.oneof(fc.array(references, { maxLength: 2 }), anything),
    daysActive: anything,
    lastActiveAt: times,
    meta: fc.oneof(fc.record({ created: times }), anything),
    modelsSeat: anything,
  },
  { requiredKeys: ['schemas'] },
);
const groups = fc.record(
  {
    schemas: fc.constant(['urn:ietf:params:scim:schemas:core:2.0:Group']),
    displayName: anything,
    members: fc.oneof(fc.array(references, { maxLength: 3 }), anything),
  },
  { requiredKeys: ['schemas'] },
);
const resources = fc.oneof(fc.array(users, { maxLength: 4 }), fc.array(groups, { maxLength: 4 }));
const pages = fc
  .record(
    { Resources: resources, startIndex: anything, totalResults: anything },
    { requiredKeys: ['Resources'] },
  )
  .map((page) => JSON.stringify(page));

/** What a SCIM server might answer: pages, arrays, resources one after the other. */
export const scimTexts = fc
  .oneof(
    fc.array(pages, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n')),
    resources.map((list) => JSON.stringify(list, null, 1)),
    resources.map((list) => list.map((resource) => JSON.stringify(resource)).join('\n')),
  )
  .map((text) => Buffer.from(text));

const headings = fc.shuffledSubarray(
  [
    'Email',
    'Username',
    'Name',
    'id',
    'Org Role',
    'Teams',
    'Last Active',
    'Status',
    'Number of active days',
    'x',
  ],
  { minLength: 1 },
);

/** User lists in CSV, with any columns, cells and line ends. */
export const tableTexts = fc
  .tuple(
    headings,
    fc.array(fc.array(texts, { minLength: 10, maxLength: 10 }), { maxLength: 6 }),
    fc.constantFrom(',', ';', '\t'),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.boolean(),
  )
  .map(([header, rows, delimiter, lineEnd, quoted]) =>
    Buffer.from(
      stringify([header, ...rows.map((row) => row.slice(0, header.length))], {
        delimiter,
        record_delimiter: lineEnd,
        quoted,
      }),
    ),
  );
