// node bench/peers/duckdb-answer.mjs DATABASE: what the rolled-up log answers, as JSON.
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(process.argv[2], { access_mode: 'READ_ONLY' });
const connection = await instance.connect();
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();

const users = await rows(`
  SELECT user, strftime(max(last), '%Y-%m-%dT%H:%M:%SZ'), count(*)::INTEGER
    FROM activity GROUP BY user ORDER BY user::BIGINT`);
const weeks = await rows(`
  SELECT strftime(date_trunc('week', day), '%Y-%m-%d') AS week, count(DISTINCT user)::INTEGER
    FROM activity GROUP BY week ORDER BY week`);
const [[unique90]] = await rows(`
  SELECT count(DISTINCT user)::INTEGER FROM activity WHERE day > (SELECT max(day) FROM activity) - 90`);
const answers = {
  users: Object.fromEntries(users.map(([user, last, days]) => [user, [last, days]])),
  weeks: Object.fromEntries(weeks),
  unique90,
};
process.stdout.write(JSON.stringify(answers));
