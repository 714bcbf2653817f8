import type { CouncilPermit, PeerTeamPermit } from "#app/access/permit.ts";
import { readReportEdition } from "#app/areas/challenge/read-challenge.server.ts";
import { listThemes } from "#app/areas/scope/read-themes.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { CommentDecision } from "./comment-words.ts";

/** A text of the report as the team is writing it. `body` is Markdown. */
export interface ReportSection {
  key: string;
  title: string;
  body: string;
  updatedAt: Date;
  updatedByName: string | null;
  version: number;
}

const SECTION = {
  key: true,
  title: true,
  body: true,
  updatedAt: true,
  updatedByName: true,
  version: true,
} as const;

/** The texts written so far, in order. At most 100. */
export function listReportSections(permit: PeerTeamPermit, client: Db = db): Promise<ReportSection[]> {
  return client.reportSection.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    take: 100,
    select: SECTION,
  });
}

/** One text, or null when nobody has begun it. */
export function findSection(
  permit: PeerTeamPermit,
  key: string,
  client: Db = db,
): Promise<ReportSection | null> {
  return client.reportSection.findFirst({
    where: { key, challengeId: permit.challengeId },
    select: SECTION,
  });
}

/** What decides which texts the report has: its format and its themes. */
export async function readShape(
  permit: PeerTeamPermit,
  client: Db = db,
): Promise<{ format: string; themes: { number: number; title: string }[] }> {
  const { reportFormat } = await readReportEdition(permit, client);
  return { format: reportFormat, themes: await listThemes(permit, client) };
}

/** A fact a council asked the team to correct, and the answer. */
export interface AccuracyComment {
  id: string;
  place: string;
  comment: string;
  authorName: string;
  madeAt: Date;
  draftNumber: number;
  councilName: string;
  decision: CommentDecision | null;
  answer: string | null;
  answeredAt: Date | null;
  answeredByName: string | null;
}

const COMMENT = {
  id: true,
  place: true,
  comment: true,
  authorName: true,
  madeAt: true,
  decision: true,
  answer: true,
  answeredAt: true,
  answeredByName: true,
  council: { select: { name: true } },
  issuedVersion: { select: { number: true } },
} as const;

async function commentsOf(
  client: Db,
  where: { challengeId: string; councilId?: string; id?: string },
): Promise<AccuracyComment[]> {
  const rows = await client.accuracyComment.findMany({
    where,
    orderBy: [{ madeAt: "asc" }, { id: "asc" }],
    take: 500,
    select: COMMENT,
  });
  return rows.map(({ council, issuedVersion, decision, ...row }) => ({
    ...row,
    decision: decision as CommentDecision | null,
    councilName: council.name,
    draftNumber: issuedVersion.number,
  }));
}

/** Every council's comments, oldest first: for the team, who answers them. At most 500. */
export function listComments(permit: PeerTeamPermit, client: Db = db): Promise<AccuracyComment[]> {
  return commentsOf(client, { challengeId: permit.challengeId });
}

/** One comment. Throws not-found, also for one of another challenge. */
export async function readComment(permit: PeerTeamPermit, id: string): Promise<AccuracyComment> {
  const [comment] = await commentsOf(db, { challengeId: permit.challengeId, id });
  if (comment === undefined) throw new AppError("not-found", "There is no such comment in this challenge.");
  return comment;
}

/** The comments of the person's own council; the other council's are walled off. At most 500. */
export function listOwnComments(permit: CouncilPermit, client: Db = db): Promise<AccuracyComment[]> {
  return commentsOf(client, { challengeId: permit.challengeId, councilId: permit.councilId });
}
