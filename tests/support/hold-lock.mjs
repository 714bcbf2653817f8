// Another process on the same database, as a back-up or an operator's shell would be: takes the lock for writing, holds it
// and gives it back, so many times. Plain Node with nothing of the product, so that it starts at once.
//   node hold-lock.mjs FILE MILLISECONDS TIMES PAUSE_MILLISECONDS
// Says "held" by message each time the lock is its own, "free" each time it is not any more, and then writes once itself.
import { setTimeout as pause } from "node:timers/promises";
import Database from "libsql";

const [file, holdMs, times, pauseMs] = process.argv.slice(2);
const database = new Database(file, { timeout: 60_000 });
for (let time = 0; time < Number(times); time += 1) {
  database.exec("BEGIN IMMEDIATE");
  process.send?.("held");
  await pause(Number(holdMs));
  database.exec("COMMIT");
  process.send?.("free");
  await pause(Number(pauseMs));
}
database.close();
