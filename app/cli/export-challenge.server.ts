import { parseArgs } from "node:util";
import { makePermit } from "#app/access/permit.server.ts";
import { councilPermit, peerTeamPermit } from "#app/access/permit.ts";
import { type ArchiveReport, checkArchive } from "#app/areas/archive/check-archive.server.ts";
import type { Copy } from "#app/areas/archive/copy.ts";
import type { TakenCopy } from "#app/areas/archive/make-copy.server.ts";
import { takeCopyToFile } from "#app/areas/archive/take-copy-to-file.server.ts";
import type { FoundChallenge } from "#app/areas/challenge/find-challenges.server.ts";
import { MACHINE } from "#app/areas/challenge/make-challenge.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { findChallenge, findCouncil } from "./find-challenge.server.ts";

const USAGE =
  "Say which challenge and where: export-challenge ID FILE [--for team|COUNCIL], or export-challenge --check FILE.";

/**
 * `cpc export-challenge ID FILE [--for team|COUNCIL]`: writes all records of a challenge into a new zip, as an operator of the machine, and
 * prints what is in it. Without `--for` it is the whole copy, `--for team` the challenge manager's, `--for COUNCIL` (name or id) that
 * of one council. `cpc export-challenge --check FILE` reads an archive, also one of an earlier version, and prints the same.
 */
export async function run(args: string[]): Promise<(TakenCopy & { file: string }) | ArchiveReport> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { for: { type: "string" }, check: { type: "string" } },
  });
  if (values.check !== undefined) {
    if (positionals.length > 0 || values.for !== undefined || values.check === "") {
      throw new AppError("invalid", USAGE);
    }
    return check(values.check);
  }
  const [given, file, ...more] = positionals;
  if (given === undefined || file === undefined || file === "" || more.length > 0) {
    throw new AppError("invalid", USAGE);
  }
  const copy = copyFor(await findChallenge(given), values.for);
  const taken = await takeCopyToFile(copy, file, new Date());
  for (const sentence of taken.missing) console.error(sentence);
  return { file, ...taken };
}

async function check(file: string): Promise<ArchiveReport> {
  try {
    return await checkArchive(file);
  } catch (error) {
    if (error instanceof AppError)
      throw new AppError(error.code, `“${file}”: ${error.message}`, { cause: error });
    throw error;
  }
}

function copyFor(challenge: FoundChallenge, whose: string | undefined): Copy {
  const permitAs = (role: "challenge-manager" | "coordinator", councilId: string | null) =>
    makePermit({
      challengeId: challenge.id,
      challengeTitle: challenge.title,
      stage: challenge.stage,
      actor: MACHINE,
      role,
      councilId,
      peerId: null,
      requestId: null,
    });
  const asManager = permitAs("challenge-manager", null);
  if (whose === undefined) return { kind: "whole", permit: asManager };
  if (whose.trim().toLowerCase() === "team") return { kind: "team", permit: peerTeamPermit(asManager) };
  const { id } = findCouncil(challenge, whose);
  return { kind: "council", permit: councilPermit(permitAs("coordinator", id)) };
}
