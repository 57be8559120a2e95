// node bench/peers/naive-load.mjs FILE DATABASE: what a first script would do: a line, a JSON.parse, an insert.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';

const [input = '', database] = process.argv.slice(2);
const db = new Sqlite(database);
db.pragma('journal_mode = WAL');
db.exec(`
  CREATE TABLE event (time TEXT, action TEXT, user TEXT, email TEXT, line TEXT);
  CREATE INDEX event_by_user ON event (user, time);
  CREATE INDEX event_by_time ON event (time)`);
const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?)');
db.exec('BEGIN');
for await (const line of createInterface({
  input: createReadStream(input),
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  const { timestamp, action, actor_user_id: user, actor_email: email } = JSON.parse(line);
  insert.run(timestamp, action, user ?? null, email ?? null, line);
}
db.exec('COMMIT');
db.close();
