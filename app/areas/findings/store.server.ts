import type { PeerTeamPermit } from "#app/access/permit.ts";
import { areAllThemes } from "#app/areas/scope/read-themes.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { FindingKind, FindingStatus, NoteRelation, RecommendationKind } from "./finding-words.ts";

/** A finding with the ids of what it stands on and what stands on it. */
export interface Finding {
  id: string;
  themeId: string;
  kind: FindingKind;
  status: FindingStatus;
  headline: string;
  /** Markdown. */
  body: string;
  position: number;
  version: number;
  updatedAt: Date;
  updatedByName: string | null;
  theme: { number: number; title: string };
  notes: { noteId: string; relation: NoteRelation }[];
  recommendations: { id: string; number: number; title: string; kind: RecommendationKind }[];
}

const FINDING = {
  id: true,
  themeId: true,
  kind: true,
  status: true,
  headline: true,
  body: true,
  position: true,
  version: true,
  updatedAt: true,
  updatedByName: true,
  theme: { select: { number: true, title: true } },
  notes: { take: 500, select: { noteId: true, relation: true } },
  recommendations: {
    take: 50,
    select: { recommendation: { select: { id: true, number: true, title: true, kind: true } } },
  },
} as const;

function rowsOf(client: Db, where: { challengeId: string; id?: string }) {
  return client.finding.findMany({
    where,
    orderBy: [{ theme: { number: "asc" } }, { kind: "desc" }, { position: "asc" }, { id: "asc" }],
    take: 500,
    select: FINDING,
  });
}

function asFinding(row: Awaited<ReturnType<typeof rowsOf>>[number]): Finding {
  return {
    ...row,
    kind: row.kind as FindingKind,
    status: row.status as FindingStatus,
    notes: row.notes.map((link) => ({ ...link, relation: link.relation as NoteRelation })),
    recommendations: row.recommendations
      .map(({ recommendation }) => ({ ...recommendation, kind: recommendation.kind as RecommendationKind }))
      .sort((a, b) => a.number - b.number),
  };
}

/** All findings by theme, strengths first, in the team's order. At most 500. */
export async function listFindings(permit: PeerTeamPermit): Promise<Finding[]> {
  return (await rowsOf(db, { challengeId: permit.challengeId })).map(asFinding);
}

/** One finding. Throws not-found, also for one of another challenge. */
export async function readFinding(permit: PeerTeamPermit, id: string, client: Db = db): Promise<Finding> {
  const row = (await rowsOf(client, { challengeId: permit.challengeId, id }))[0];
  if (row === undefined) throw new AppError("not-found", "There is no such finding in this challenge.");
  return asFinding(row);
}

/** The ids of one theme's findings of one kind, in order. */
export async function listFindingOrder(
  permit: PeerTeamPermit,
  themeId: string,
  kind: FindingKind,
  client: Db,
): Promise<string[]> {
  const rows = await client.finding.findMany({
    where: { challengeId: permit.challengeId, themeId, kind },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 500,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Refuses a theme of another challenge. */
export async function demandTheme(permit: PeerTeamPermit, themeId: string, client: Db): Promise<void> {
  if (!(await areAllThemes(permit.challengeId, [themeId], client))) {
    throw new AppError("invalid", "That theme is not in the scope of this challenge. Choose again.", {
      field: "themeId",
    });
  }
}

/** One recommendation as it stands. */
export interface StoredRecommendation {
  id: string;
  number: number;
  kind: RecommendationKind;
  title: string;
  text: string;
  themeId: string | null;
  theme: { number: number; title: string } | null;
  version: number;
  findingIds: string[];
}

/** One recommendation. Throws not-found, also for one of another challenge. */
export async function readRecommendation(
  permit: PeerTeamPermit,
  id: string,
  client: Db = db,
): Promise<StoredRecommendation> {
  const row = await client.recommendation.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: {
      id: true,
      number: true,
      kind: true,
      title: true,
      text: true,
      themeId: true,
      theme: { select: { number: true, title: true } },
      version: true,
      findings: { take: 100, select: { findingId: true } },
    },
  });
  if (row === null) throw new AppError("not-found", "There is no such recommendation in this challenge.");
  const { findings, kind, ...rest } = row;
  return {
    ...rest,
    kind: kind as RecommendationKind,
    findingIds: findings.map(({ findingId }) => findingId),
  };
}

/** One softer observation. Throws not-found. */
export async function readObservation(
  permit: PeerTeamPermit,
  id: string,
  client: Db = db,
): Promise<{ id: string; text: string; themeId: string | null; position: number; version: number }> {
  const row = await client.softerObservation.findFirst({
    where: { id, challengeId: permit.challengeId },
    select: { id: true, text: true, themeId: true, position: true, version: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such observation in this challenge.");
  return row;
}

/** How often everything the report draws from here was saved, and in which order it stands, to see whether anything changed. */
export async function listFindingVersions({ challengeId }: PeerTeamPermit, client: Db) {
  const question = { where: { challengeId }, orderBy: { id: "asc" as const } };
  return {
    findings: await client.finding.findMany({
      ...question,
      take: 500,
      select: { id: true, version: true, position: true },
    }),
    recommendations: await client.recommendation.findMany({
      ...question,
      take: 200,
      select: { id: true, version: true, number: true },
    }),
    observations: await client.softerObservation.findMany({
      ...question,
      take: 200,
      select: { id: true, text: true },
    }),
  };
}
