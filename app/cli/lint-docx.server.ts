import { parseArgs } from "node:util";
import { AppError } from "../platform/errors.ts";
import type { LintFinding } from "../word/lint/finding.ts";
import { lintDocx } from "../word/lint/lint-docx.ts";
import { readGivenFile } from "./read-given-file.server.ts";

/** `cpc lint-docx FILE`: what is wrong with a Word file; the process ends with 1 when one finding is an error. */
export async function run(args: string[]): Promise<LintFinding[]> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new AppError("invalid", "Say which Word file: lint-docx FILE.");
  }
  const { bytes } = await readGivenFile(path);
  const findings = await lintDocx(bytes);
  if (findings.some((finding) => finding.severity === "error")) process.exitCode = 1;
  return findings;
}
