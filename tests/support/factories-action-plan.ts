import type { CouncilPermit } from "#app/access/permit.ts";
import { saveAction } from "#app/areas/action-plan/save-action.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { TEST_NOW, type TestChallenge } from "./factories.ts";

/**
 * Recommendations of a report that was issued at TEST_NOW, as rows: key, without a theme, numbered from 1. Answers
 * with their ids in that order.
 */
export async function shareTestRecommendations(
  challenge: TestChallenge,
  titles: readonly string[] = ["Restate the purpose", "Close the savings gap"],
): Promise<string[]> {
  const ids = titles.map(() => newId());
  await db.recommendation.createMany({
    data: titles.map((title, index) => ({
      id: ids[index] ?? "",
      challengeId: challenge.id,
      number: index + 1,
      kind: "key",
      title,
      text: `${title}, and say so in public.`,
      updatedAt: TEST_NOW,
    })),
  });
  await db.issuedVersion.create({
    data: {
      id: newId(),
      challengeId: challenge.id,
      kind: "report",
      number: 1,
      status: "final",
      title: "Report",
      content: "{}",
      sha256: "0".repeat(64),
      byteLength: 1,
      fileKey: "0".repeat(64),
      // Ids are made by the clock of the machine: a report issued "then" must not look older than its recommendations.
      issuedAt: new Date(Date.now() + 60_000),
      issuedById: challenge.permits.challengeManager.actor.accountId,
      issuedByName: "Mara Manager",
    },
    select: { id: true },
  });
  return ids;
}

/** Adds an action through the use-case. Answers with its id. */
export function addTestAction(
  permit: CouncilPermit,
  recommendationId: string,
  values: { text?: string; ownerAccountId?: string | null; dueText?: string; ownerName?: string } = {},
): Promise<string> {
  return saveAction(
    permit,
    null,
    {
      recommendationId,
      text: "Write it down",
      ownerName: "Ada Ash",
      ownerAccountId: null,
      accountableName: "Director of Place",
      dueText: "March 2027",
      successMeasure: "Members can quote it",
      version: 0,
      ...values,
    },
    TEST_NOW,
  );
}
