import { parseArgs } from "node:util";
import { makePermit } from "#app/access/permit.server.ts";
import { peerTeamPermit } from "#app/access/permit.ts";
import { MACHINE } from "#app/areas/challenge/make-challenge.server.ts";
import { checkOutgoingText } from "#app/areas/outgoing/check-text.server.ts";
import type { CheckedSentence } from "#app/areas/outgoing/check-text.ts";
import { AppError } from "#app/platform/errors.ts";
import { findChallenge } from "./find-challenge.server.ts";
import { readGivenFile } from "./read-given-file.server.ts";

const MOST_BYTES = 1024 * 1024;

/**
 * `cpc check-text CHALLENGE FILE`: prints of each sentence of a plain text what would give somebody away, and which red lines to look at, as an
 * administrator of the machine. Writes nothing.
 */
export async function run(args: string[]): Promise<CheckedSentence[]> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [given, path, ...more] = positionals;
  if (given === undefined || path === undefined || more.length > 0)
    throw new AppError("invalid", "Name a challenge and a text: cpc check-text CHALLENGE FILE");
  const challenge = await findChallenge(given);
  const { name, bytes } = await readGivenFile(path);
  if (bytes.byteLength > MOST_BYTES)
    throw new AppError("invalid", `“${name}” is larger than a megabyte. Give a part of it at a time.`);
  const permit = makePermit({
    challengeId: challenge.id,
    challengeTitle: challenge.title,
    stage: challenge.stage,
    actor: MACHINE,
    role: "challenge-manager",
    councilId: null,
    peerId: null,
    requestId: null,
  });
  return checkOutgoingText(peerTeamPermit(permit), textOf(name, bytes));
}

function textOf(name: string, bytes: Uint8Array): string {
  const refused = () =>
    new AppError(
      "invalid",
      `“${name}” is no plain text. Save it as text (.txt) or Markdown (.md), in UTF-8.`,
    );
  if (bytes.includes(0)) throw refused();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refused();
  }
}
