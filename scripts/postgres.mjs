// Starts a PostgreSQL of its own and runs a command beside it:
// `node scripts/postgres.mjs npm test` sets TEST_DATABASE_URL and stops the database at the end.
import { startPostgres } from './own-postgres.mjs';
import { run } from './run.mjs';

const [command, ...args] = process.argv.slice(2);
// No test pulls the plug of the database's machine: what it writes need not reach the disk.
const database = process.env.TEST_DATABASE_URL ? undefined : await startPostgres({ durable: false });
if (database) process.env.TEST_DATABASE_URL = database.url;
console.log(
  process.env.TEST_DATABASE_URL
    ? `The tests run on SQLite and on ${process.env.TEST_DATABASE_URL.replace(/:[^:@/]*@/, ':…@')}`
    : 'No PostgreSQL can be started here: the tests run on SQLite alone.',
);
try {
  process.exitCode = await run(command, args);
} finally {
  database?.stop();
}
