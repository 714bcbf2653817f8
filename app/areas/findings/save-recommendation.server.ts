import { demand, type PeerTeamPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { RecommendationKind } from "./finding-words.ts";
import { recommendationLocks } from "./freeze.ts";
import { listInOrder, numberAsPrinted } from "./number-as-printed.server.ts";
import { readReportIssue } from "./report-issue.server.ts";
import { demandTheme, readRecommendation } from "./store.server.ts";

export interface RecommendationInput {
  kind: RecommendationKind;
  /** Needed for a further recommendation, which lies within a theme. */
  themeId: string | null;
  title: string;
  /** The peers' exact words, Markdown. */
  text: string;
  findingIds: readonly string[];
}

interface Checked {
  findingIds: string[];
  /**
   * The instant the words are saved at, always after the last issue of the report: a request that began before it and
   * is written after it would otherwise show a council words that were not issued.
   */
  savedAt: Date;
}

async function check(
  tx: Tx,
  permit: PeerTeamPermit,
  input: RecommendationInput,
  now: Date,
): Promise<Checked> {
  const issue = await readReportIssue(permit, tx);
  const lock = recommendationLocks(issue).reword;
  if (lock !== null) throw new AppError("conflict", lock);
  if (input.themeId !== null) await demandTheme(permit, input.themeId, tx);
  else if (input.kind === "further") {
    throw new AppError("invalid", "Choose the theme: a further recommendation lies within one.", {
      field: "themeId",
    });
  }
  const findingIds = [...new Set(input.findingIds)];
  const known = await tx.finding.count({
    where: { challengeId: permit.challengeId, id: { in: findingIds } },
  });
  if (known !== findingIds.length) {
    throw new AppError("invalid", "One of these findings was deleted meanwhile. Choose again.", {
      field: "findingIds",
    });
  }
  const issuedAt = issue.lastIssuedAt?.getTime() ?? 0;
  return { findingIds, savedAt: new Date(Math.max(now.getTime(), issuedAt + 1)) };
}

function columnsOf(permit: PeerTeamPermit, { findingIds: _, ...words }: RecommendationInput, now: Date) {
  return { ...words, updatedAt: now, updatedByName: permit.actor.name };
}

/**
 * Adds a recommendation as the last of its kind and theme, and numbers all as the report prints them; answers with its id. Throws forbidden, invalid (at a field), or
 * conflict once the final report is issued.
 */
export async function addRecommendation(
  permit: PeerTeamPermit,
  input: RecommendationInput,
  now: Date,
): Promise<string> {
  demand(permit, "findings.write");
  return transaction(async (tx) => {
    const { findingIds, savedAt } = await check(tx, permit, input, now);
    const number = ((await listInOrder(permit, tx)).at(-1)?.number ?? 0) + 1;
    const id = newId();
    await tx.recommendation.create({
      data: {
        id,
        challengeId: permit.challengeId,
        number,
        ...columnsOf(permit, input, savedAt),
        findings: { create: findingIds.map((findingId) => ({ findingId })) },
      },
      select: { id: true },
    });
    await numberAsPrinted(tx, permit, await listInOrder(permit, tx));
    await record(
      tx,
      permit,
      { type: "recommendation-changed", data: { recommendationId: id, what: "added" } },
      now,
    );
    return id;
  });
}

/**
 * Changes a recommendation. `version` is that of the recommendation when the form was opened. Throws forbidden,
 * not-found, invalid (at a field), or conflict: saved meanwhile, or the final report is issued.
 */
export async function changeRecommendation(
  permit: PeerTeamPermit,
  id: string,
  version: number,
  input: RecommendationInput,
  now: Date,
): Promise<void> {
  demand(permit, "findings.write");
  await transaction(async (tx) => {
    const before = await readRecommendation(permit, id, tx);
    const { findingIds, savedAt } = await check(tx, permit, input, now);
    // The instant of the last change of words decides what a council sees: other findings below it change none.
    const sameWords =
      before.kind === input.kind &&
      before.themeId === input.themeId &&
      before.title === input.title &&
      before.text === input.text;
    const saved = await tx.recommendation.updateMany({
      where: { id, challengeId: permit.challengeId, version },
      data: { ...(sameWords ? {} : columnsOf(permit, input, savedAt)), version: { increment: 1 } },
    });
    if (saved.count === 0) {
      // The row says who changed its words last, for a council sees those: whoever chose other findings stands in the trail alone.
      throw await savedMeanwhile(tx, {
        challengeId: permit.challengeId,
        by: [{ type: "recommendation-changed", data: { recommendationId: id, what: ["added", "changed"] } }],
      });
    }
    await tx.recommendationFinding.deleteMany({
      where: { recommendationId: id, recommendation: { challengeId: permit.challengeId } },
    });
    await tx.recommendationFinding.createMany({
      data: findingIds.map((findingId) => ({ recommendationId: id, findingId })),
    });
    // Another kind or theme is printed at another place.
    await numberAsPrinted(tx, permit, await listInOrder(permit, tx));
    await record(
      tx,
      permit,
      { type: "recommendation-changed", data: { recommendationId: id, what: "changed" } },
      now,
    );
  });
}
