import { parseArgs } from "node:util";
import { keepHead } from "../audit/keep-heads.server.ts";
import { parseHead } from "../audit/kept-heads.ts";
import { type ChainReport, verifyChain } from "../audit/verify-chain.server.ts";
import { AppError } from "../platform/errors.ts";

/**
 * `cpc audit verify [--expect N:HASH]`: goes through the audit trail and says whether anything was changed, taken out,
 * put in or cut off; the process ends with 1 when something was. The head it prints can be kept elsewhere and given
 * back later with --expect.
 */
export async function run(args: string[]): Promise<ChainReport> {
  const { values, positionals } = parseArgs({
    args,
    options: { expect: { type: "string", multiple: true, default: [] } },
    allowPositionals: true,
  });
  if (positionals.length !== 1 || positionals[0] !== "verify") {
    throw new AppError("invalid", "Say what to do: audit verify [--expect NUMBER:HASH].");
  }
  const expected = values.expect.map((text) => {
    const head = parseHead(text);
    if (head === null) {
      throw new AppError(
        "invalid",
        `"${text}" is no head of a trail: write the number, a colon and the hash.`,
      );
    }
    return head;
  });
  const report = await verifyChain(expected, new Date());
  if (report.isWhole) await keepHead();
  else process.exitCode = 1;
  return report;
}
