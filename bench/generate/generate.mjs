// Makes one data set: audit logs of a made-up organization in several forms, and the right answers. The result depends
// on the arguments alone.
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import { dayNumber, isoDay, isoTime } from './days.mjs';
import { makeEvent } from './event.mjs';
import { makePeople, makeSchedule } from './people.mjs';
import { randomOf } from './random.mjs';
import { Truth } from './truth.mjs';

const FIRST_DAY = dayNumber('2024-01-01');
const SECONDS_PER_DAY = 86_400;
const PLACE = 2 ** 20; // more than anybody's place among the people of a day

/**
 * @typedef {{ events: number, people: number, days: number, forms: readonly Form[] }} DataSet
 * @typedef {'one' | 'daily' | 'one-gz' | 'daily-gz'} Form `all.ndjson`, `daily/`, `all.ndjson.gz`, `daily-gz/`
 */

/**
 * Writes the data set to `folder`, `truth.json` last.
 * @param {string} folder
 * @param {DataSet} set
 */
export async function generate(folder, set) {
  mkdirSync(folder, { recursive: true });
  const random = randomOf(1);
  const people = makePeople(set.people, set.days, random);
  const schedule = makeSchedule(people, FIRST_DAY, set.days, random);
  const truth = new Truth(FIRST_DAY + set.days - 1);
  const write = writerOf(folder, set.forms);
  const counts = eventCounts(schedule, set.events);
  const contents = randomOf(7920);
  for (const [offset, active] of schedule.entries()) {
    const day = FIRST_DAY + offset;
    const lines = [];
    for (const { person, second } of moments(active, counts[offset], random)) {
      const timestamp = isoTime(day, second);
      const event = makeEvent(person, timestamp, contents.pick(people), contents);
      lines.push(JSON.stringify(event), '\n');
      if ('actor_user_id' in event) truth.add(person.id, day, timestamp);
    }
    truth.events += lines.length / 2;
    await write.day(isoDay(day), Buffer.from(lines.join('')));
  }
  await write.end();
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth.finish()));
}

/** How many events each active person of each day has: one at least, and together as many as asked for. */
function eventCounts(schedule, events) {
  const pairs = schedule.flat();
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const spare = events - pairs.length;
  if (spare < 0)
    throw new RangeError(`${events} events are too few for ${pairs.length} active days of people`);
  let given = 0;
  let share = 0;
  return schedule.map((active) =>
    active.map(({ weight }) => {
      share += (spare * weight) / total;
      const more = Math.round(share) - given;
      given += more;
      return 1 + more;
    }),
  );
}

/** The events of a day in order of time: during the working day of each person, wherever they are. */
function moments(active, counts, random) {
  const keys = active.flatMap(({ person }, place) => {
    const start = person.dayStart + random.below(7200);
    const length = 3600 + random.below(9 * 3600);
    return Array.from({ length: counts[place] }, () => {
      const second = (start + random.below(length) + 2 * SECONDS_PER_DAY) % SECONDS_PER_DAY;
      return second * PLACE + place;
    });
  });
  return Array.from(Float64Array.from(keys).sort(), (key) => ({
    person: active[key % PLACE].person,
    second: Math.floor(key / PLACE),
  }));
}

/** Writes each day in every form. */
function writerOf(folder, forms) {
  const compress = promisify(gzip);
  const streams = [];
  if (forms.includes('one')) streams.push([createWriteStream(join(folder, 'all.ndjson'))]);
  if (forms.includes('one-gz')) {
    const packer = createGzip({ chunkSize: 1 << 20 });
    streams.push([packer, packer.pipe(createWriteStream(join(folder, 'all.ndjson.gz')))]);
  }
  const put = (form, day, ending, bytes) => {
    const path = join(folder, form, day.slice(0, 4), day.slice(5, 7), `${day}${ending}`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  return {
    async day(day, bytes) {
      const written = streams.map(([first]) => new Promise((resolve) => first.write(bytes, resolve)));
      if (forms.includes('daily')) put('daily', day, '.ndjson', bytes);
      if (forms.includes('daily-gz')) put('daily-gz', day, '.ndjson.gz', await compress(bytes));
      await Promise.all(written);
    },
    async end() {
      for (const [first] of streams) first.end();
      await Promise.all(streams.map((stream) => finished(stream.at(-1))));
    },
  };
}
