import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import type { Decision } from "./decision-words.ts";
import { readDecision } from "./store.server.ts";

/** One decision with the name of its council. Throws forbidden or not-found. */
export async function readDecisionPage(
  permit: ChallengePermit,
  decisionId: string,
): Promise<{ decision: Decision & { supersededById: string | null }; councilName: string }> {
  const decision = await readDecision(permit, decisionId);
  const councils = await listCouncils(permit);
  return { decision, councilName: councils.find(({ id }) => id === decision.councilId)?.name ?? "" };
}
