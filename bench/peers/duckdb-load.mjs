// node bench/peers/duckdb-load.mjs INPUT DATABASE: rolls a log (a file or a pattern) up into users and days.
import { DuckDBInstance } from '@duckdb/node-api';

const [input, database] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database, { threads: '2' });
const connection = await instance.connect();
await connection.run(`
  CREATE TABLE activity AS
    SELECT actor_user_id     AS user,
           "timestamp"::DATE AS day,
           max("timestamp")  AS last
      FROM read_json('${input}', format = 'newline_delimited',
                     columns = {"timestamp": 'TIMESTAMP', actor_user_id: 'VARCHAR'})
     WHERE actor_user_id IS NOT NULL
     GROUP BY ALL
     ORDER BY day, user`);
await connection.run('CHECKPOINT');
connection.closeSync();
instance.closeSync();
