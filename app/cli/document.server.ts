import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Role } from "#app/access/permissions.ts";
import { makePermit, permitAt } from "#app/access/permit.server.ts";
import {
  type CouncilPermit,
  councilPermit,
  type PeerTeamPermit,
  peerTeamPermit,
} from "#app/access/permit.ts";
import type { FoundChallenge } from "#app/areas/challenge/find-challenges.server.ts";
import { MACHINE } from "#app/areas/challenge/make-challenge.server.ts";
import { readFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import { WORD_KINDS, type WordDocument, type WordKind } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { findChallenge, findCouncil } from "./find-challenge.server.ts";

type Compose = (challenge: FoundChallenge, councilId: string) => Promise<WordDocument>;

/** The permit of an administrator of the machine, in the role whose documents these are. */
function permitAs(role: Role, challenge: FoundChallenge, councilId: string | null) {
  return makePermit({
    challengeId: challenge.id,
    challengeTitle: challenge.title,
    stage: challenge.stage,
    actor: MACHINE,
    role,
    councilId,
    peerId: null,
    requestId: null,
  });
}

const asManager = (challenge: FoundChallenge): PeerTeamPermit =>
  peerTeamPermit(permitAs("challenge-manager", challenge, null));
const asCoordinator = (challenge: FoundChallenge, councilId: string): CouncilPermit =>
  councilPermit(permitAs("coordinator", challenge, councilId));

// Loaded one at a time: a document of one room does not wait for the code of the others.
const KINDS: Record<WordKind, Compose> = {
  scope: async (challenge) =>
    (await import("#app/areas/scope/document.server.ts")).composeScopeDocument(
      asManager(challenge),
      new Date(),
    ),
  "position-statement": async (challenge, councilId) =>
    (await import("#app/areas/preparation/document.server.ts")).composePositionStatementDocument(
      asCoordinator(challenge, councilId),
    ),
  timetable: async (challenge) =>
    (await import("#app/areas/timetable/versions/document.server.ts")).composeTimetableDocument(
      permitAt(asManager(challenge), await readFirstPhase(challenge.id)),
    ),
  report: async (challenge) =>
    (await import("#app/areas/report/document.server.ts")).composeReportDocument(asManager(challenge)),
  "action-plan": async (challenge, councilId) =>
    (await import("#app/areas/action-plan/document.server.ts")).composeActionPlanDocument(
      asCoordinator(challenge, councilId),
      councilId,
    ),
  "progress-review": async (challenge) =>
    (await import("#app/areas/progress-review/document.server.ts")).composeProgressReviewDocument(
      asManager(challenge),
    ),
};

function readKind(given: string): WordKind {
  const kind = WORD_KINDS.find((known) => known === given);
  if (kind === undefined) {
    throw new AppError(
      "invalid",
      `There is no document “${given}”. KIND is one of: ${WORD_KINDS.join(", ")}.`,
    );
  }
  return kind;
}

/**
 * `cpc document CHALLENGE KIND --out FILE [--council NAME]`: writes the Word file of the record as it stands, as an
 * administrator of the machine. Council documents are those of the commissioning council unless another is named.
 */
export async function run(args: string[]): Promise<unknown> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: "string" }, council: { type: "string" } },
  });
  const [given, kindGiven, ...more] = positionals;
  if (given === undefined || kindGiven === undefined || more.length > 0 || values.out === undefined) {
    throw new AppError(
      "invalid",
      "Say which challenge, which document and where: cpc document CHALLENGE KIND --out FILE",
    );
  }
  const kind = readKind(kindGiven);
  const challenge = await findChallenge(given);
  const council =
    values.council === undefined ? challenge.councils[0] : findCouncil(challenge, values.council);
  const document = await KINDS[kind](challenge, council?.id ?? "");
  const bytes = await drawWord(document);
  try {
    await writeFile(values.out, bytes);
  } catch (cause) {
    throw new AppError(
      "invalid",
      `“${values.out}” could not be written. Check the folder and that you may write there.`,
      {
        cause,
      },
    );
  }
  return { file: values.out, bytes: bytes.byteLength, sha256: sha256(bytes), kind, title: document.title };
}
