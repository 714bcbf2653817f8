import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { listCouncilDates } from "#app/areas/councils/read-council-dates.server.ts";
import { listIssuedVersions } from "#app/issue/issued-versions.server.ts";
import type { Decision } from "./decision-words.ts";
import { readDecision } from "./store.server.ts";

/** One decision as its page shows it. */
interface DecisionPage {
  decision: Decision & { supersededById: string | null };
  councilName: string;
  /** Where the body stands in the record of the reader's own council, by its name of today; null where it does not, or is not theirs. */
  body: { councilId: string; bodyId: string; name: string } | null;
  /** Where whoever manages the challenge says what became of the changes: the newest version later than the decided one, null where none was sent. */
  toAnswer: { laterVersion: number | null } | null;
}

/** Reads it. Throws forbidden or not-found. */
export async function readDecisionPage(permit: ChallengePermit, decisionId: string): Promise<DecisionPage> {
  const decision = await readDecision(permit, decisionId);
  const councils = await listCouncils(permit);
  return {
    decision,
    councilName: councils.find(({ id }) => id === decision.councilId)?.name ?? "",
    body: await readBody(permit, decision),
    toAnswer: await readToAnswer(permit, decision),
  };
}

async function readToAnswer(
  permit: ChallengePermit,
  decision: DecisionPage["decision"],
): Promise<DecisionPage["toAnswer"]> {
  const { supersededById, issuedVersionId, changes } = decision;
  if (!permit.may("scope.edit") || supersededById !== null || changes === "none" || changes === "stated")
    return null;
  const versions = await listIssuedVersions(permit, "scope");
  const [latest] = versions;
  const decided = versions.find(({ id }) => id === issuedVersionId);
  const isLater = latest !== undefined && decided !== undefined && latest.number > decided.number;
  return { laterVersion: isLater ? latest.number : null };
}

async function readBody(
  permit: ChallengePermit,
  { councilId, bodyId }: Decision,
): Promise<DecisionPage["body"]> {
  if (bodyId === null || permit.councilId !== councilId) return null;
  const record = (await listCouncilDates(permit)).find((each) => each.councilId === councilId);
  const body = record?.bodies.find(({ id }) => id === bodyId);
  return record === undefined || body === undefined
    ? null
    : { councilId: record.recordId, bodyId, name: body.name };
}
