/**
 * `dates FILE`: works out key dates by the rules of `app/areas/dates`, from a JSON file in the format of docs/dates-format.md. Writes
 * nothing and opens no database.
 */
import { parseArgs } from "node:util";
import { answerDatesFile } from "#app/areas/dates/answer-dates-file.ts";
import { readDatesFile } from "#app/areas/dates/read-dates-file.ts";
import { AppError } from "#app/platform/errors.ts";
import { readGivenFile } from "./read-given-file.server.ts";

/** Runs the command. Throws invalid with a sentence for the person when the file cannot be used. */
export async function run(args: string[]) {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) {
    throw new AppError("invalid", "Name one file with visits and rules. Use: dates FILE");
  }
  const { name, bytes } = await readGivenFile(path);
  return answerDatesFile(readDatesFile(readJson(name, bytes)));
}

function readJson(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("invalid", `“${name}” is not JSON: ${(cause as Error).message}.`, { cause });
  }
}
