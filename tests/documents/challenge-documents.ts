import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "#app/access/permissions.ts";
import { makePermit, permitAt } from "#app/access/permit.server.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { composeActionPlanDocument } from "#app/areas/action-plan/document.server.ts";
import { MACHINE } from "#app/areas/challenge/make-challenge.server.ts";
import { type ChallengeFacts, readChallenge } from "#app/areas/challenge/store.server.ts";
import { composePositionStatementDocument } from "#app/areas/preparation/document.server.ts";
import { composeProgressReviewDocument } from "#app/areas/progress-review/document.server.ts";
import { composeReportDocument } from "#app/areas/report/document.server.ts";
import { composeScopeDocument } from "#app/areas/scope/document.server.ts";
import { PAPER_KINDS } from "#app/areas/timetable/papers/paper.ts";
import { PAPER_OFFERS } from "#app/areas/timetable/papers/paper-offers.ts";
import { paperDocument } from "#app/areas/timetable/papers/paper-to-word.ts";
import { readPaper } from "#app/areas/timetable/papers/read-paper.server.ts";
import { composeTimetableDocument } from "#app/areas/timetable/versions/document.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import type { WordDocument, WordPaper } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";

/** Writes each document of a challenge, the timetable and every paper of each of its visits. Returns the paths. */
export async function writeChallengeDocuments(challengeId: string, folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const { name, document } of await documentsOf(challengeId)) {
    const path = join(folder, `${name.replace(/[/\\:]+/g, "-")}.docx`);
    writeFileSync(path, await drawWord(document));
    paths.push(path);
  }
  return paths;
}

interface NamedDocument {
  name: string;
  document: WordDocument | WordPaper;
}

async function documentsOf(challengeId: string): Promise<NamedDocument[]> {
  const manager = permitOf({ id: challengeId, title: "", stage: "closed" }, "challenge-manager", null);
  const challenge = await readChallenge(manager);
  const asManager = permitOf(challenge, "challenge-manager", null);
  const coordinators = challenge.councils.map(({ id }) => permitOf(challenge, "coordinator", id));
  const [first] = coordinators;
  if (first === undefined) throw new Error("A challenge has a council.");
  const documents = [
    await composeScopeDocument(asManager, new Date()),
    await composePositionStatementDocument(first),
    await composeReportDocument(asManager),
    ...(await Promise.all(coordinators.map((each) => composeActionPlanDocument(each, each.councilId ?? "")))),
    await composeProgressReviewDocument(asManager),
  ];
  const named: NamedDocument[] = documents.map((document) => ({ name: document.title, document }));
  for (const visit of await listVisits(challengeId)) {
    // Some papers are for whoever still arranges the visit.
    const stage = visit.kind === "progress-review" ? "reviewing" : "on-site";
    const permit = permitAt(permitOf({ ...challenge, stage }, "coordinator", first.councilId), visit);
    const timetable = await composeTimetableDocument(permit);
    named.push({ name: `${visit.name}, timetable`, document: timetable });
    for (const kind of PAPER_KINDS) {
      if (!permit.may(PAPER_OFFERS[kind].permission)) continue;
      const { paper, source } = await readPaper(permit, kind, new URLSearchParams(), new Date());
      named.push({ name: `${visit.name}, ${kind}`, document: paperDocument(paper, source) });
    }
  }
  return named;
}

function permitOf(
  challenge: Pick<ChallengeFacts, "id" | "title" | "stage">,
  role: Role,
  councilId: string | null,
): ChallengePermit {
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
