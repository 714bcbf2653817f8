/**
 * `npm run soak -- transactions [--count N]`: ten thousand transactions on a database of their own, one after the other. Shows
 * that the process opens no file more and that its memory stays as it was. Ends with the figures, and with 1 when it does not.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bringUpToDate } from "#prisma/bring-up-to-date.ts";

const { values } = parseArgs({ options: { count: { type: "string", default: "10000" } } });
const count = Number(values.count);
if (!Number.isInteger(count) || count < 10) {
  console.error("Say how many transactions: --count and a whole number from 10.");
  process.exit(1);
}
const dataDir = mkdtempSync(join(tmpdir(), "cpc-transactions-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
await bringUpToDate(`file:${join(dataDir, "workspace.db")}`);
process.env.DATA_DIR = dataDir;
process.env.DATABASE_URL = "";
// Only now: what reads the settings is imported with them as they are meant.
const { countedTransactions, MOST_GROWTH_BYTES, MOST_HANDLES } = await import(
  "#tests/support/counted-transactions.ts"
);
const measured = await countedTransactions({ count, every: Math.floor(count / 10) });
const mib = (bytes: number) => Math.round(bytes / 1024 / 1024);
for (const { transactions, handles, rssBytes } of measured) {
  console.error(`${transactions} transactions: ${handles} handles, ${mib(rssBytes)} MiB`);
}
const handles = Math.max(...measured.map((at) => at.handles));
const grownBytes = (measured.at(-1)?.rssBytes ?? 0) - (measured[0]?.rssBytes ?? 0);
console.log(`transactions ${count}, handles ${handles}, memory grown by ${mib(grownBytes)} MiB`);
process.exit(handles <= MOST_HANDLES && grownBytes < MOST_GROWTH_BYTES ? 0 : 1);
