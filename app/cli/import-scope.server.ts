import { parseArgs } from "node:util";
import { MACHINE } from "#app/areas/challenge/make-challenge.server.ts";
import { printedScope } from "#app/areas/scope/import/import-scope.ts";
import { importScope, readScope } from "#app/areas/scope/import-scope.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { readGivenFile } from "./read-given-file.server.ts";

/**
 * `cpc import-scope FILE [--mou FILE]`: makes a challenge as an administrator of the machine, who does not become a
 * member of it, and gives what was found for printing. With `--dry-run` the same is given and nothing is made; with `--explain`
 * what every line of the letter was read as, and nothing is made.
 */
export async function run(args: string[]): Promise<unknown> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mou: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      explain: { type: "boolean", default: false },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new AppError(
      "invalid",
      "Name one scope letter: cpc import-scope FILE [--mou FILE] [--dry-run | --explain]",
    );
  }
  const letter = await readGivenFile(path);
  const mou = values.mou === undefined ? null : await readGivenFile(values.mou);
  if (values.explain || values["dry-run"]) {
    const found = await readScope({ letter, mou }, MACHINE.accountId);
    return values.explain ? found.account : printedScope(found, null);
  }
  const maker = { actor: MACHINE, becomesManager: false, requestId: null };
  const { challengeId, found } = await importScope({ letter, mou }, null, maker, new Date());
  return printedScope(found, challengeId);
}
