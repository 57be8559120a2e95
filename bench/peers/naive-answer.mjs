// node bench/peers/naive-answer.mjs DATABASE: what the table of events answers, as JSON.
import Sqlite from 'better-sqlite3';

const db = new Sqlite(process.argv[2], { readonly: true });
const rows = (sql) => db.prepare(sql).raw().all();

const users = rows(`
  SELECT user, max(time), count(DISTINCT substr(time, 1, 10))
    FROM event WHERE user IS NOT NULL GROUP BY user ORDER BY CAST(user AS INTEGER)`);
const weeks = rows(`
  SELECT date(time, '-6 days', 'weekday 1') AS week, count(DISTINCT user)
    FROM event WHERE user IS NOT NULL GROUP BY week ORDER BY week`);
const [[unique90]] = rows(`
  SELECT count(DISTINCT user) FROM event WHERE time >= (SELECT date(max(time), '-89 days') FROM event)`);
const answers = {
  users: Object.fromEntries(users.map(([user, last, days]) => [user, [last, days]])),
  weeks: Object.fromEntries(weeks),
  unique90,
};
process.stdout.write(JSON.stringify(answers));
