/**
 * `npm run soak -- writes --rounds N [--fresh]`: people write by the forms of the built server, which is killed at random and
 * started again, N times. Shows that what was acknowledged is there and whole, database and audit trail too. Stopped half-way,
 * it goes on where it was; what was written in earlier rounds is looked at again after each. Ends with the figures, and with 1
 * when anything was lost or torn.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { trialOfWrites } from "#tests/support/write-trial.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "10" }, fresh: { type: "boolean", default: false } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error("Say how many rounds: --rounds and a whole number from 1.");
  process.exit(1);
}
const folder = join(projectRoot, ".cache", "soak-writes");
if (values.fresh) rmSync(folder, { recursive: true, force: true });
const result = await trialOfWrites({
  folder,
  rounds,
  roundMs: [2_000, 8_000],
  say: (text) => console.error(text),
});
for (const problem of result.problems) console.error(problem);
console.log(
  `rounds ${result.rounds}, acknowledged ${result.acknowledged}, lost ${result.lost}, torn ${result.torn}`,
);
process.exit(result.problems.length === 0 ? 0 : 1);
