/** A process that opens a file made by an older program and is killed before a given statement of the migrations. */
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../../server/store/database.ts';

const [file = '', killAt = '0'] = process.argv.slice(2);
const exec = Sqlite.prototype.exec;
let left = Number(killAt);

Sqlite.prototype.exec = function (this: Sqlite.Database, sql: string) {
  for (const statement of sql.replace(/--.*$/gm, '').split(/;\s*(?:\n|$)/)) {
    if (statement.trim() === '') continue;
    if (left-- === 0) process.kill(process.pid, 'SIGKILL');
    exec.call(this, statement);
  }
  return this;
};
openDatabase(file, 'workspace').close();
process.stdout.write('done\n');
