import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, type CouncilPermit, demand } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { db } from "#app/platform/db.server.ts";
import { countingDecisions } from "./decision-stand.ts";
import type { Decision, DecisionSubject } from "./decision-words.ts";
import { type Decided, readDecided } from "./record-decision.server.ts";
import { listDecisions } from "./store.server.ts";

/** What one's own council is asked to decide about, and its last word on it; null where there is none yet. Throws forbidden. */
export async function readToDecide(
  permit: CouncilPermit,
  about: DecisionSubject,
): Promise<{ decided: Decided | null; last: Decision | null; councilName: string }> {
  demand(permit, "decisions.record");
  const { councilId } = permit;
  const decided = await readDecided(db, permit, about);
  const own = (await listDecisions(permit)).filter(
    (one) => one.about === about && one.matterId === (decided?.issuedVersionId ?? null),
  );
  const councils = await listCouncils(permit);
  return {
    decided,
    last: countingDecisions(own).at(-1) ?? null,
    councilName: councils.find(({ id }) => id === councilId)?.name ?? "",
  };
}

/** What somebody can be asked to decide about by a link, and for which councils: the own one, or for the peer team any. Throws forbidden. */
export async function readToAsk(
  permit: ChallengePermit,
): Promise<{ decided: Decided | null; councils: { id: string; name: string }[] }> {
  demand(permit, "decisions.ask");
  const councils = await listCouncils(permit);
  const isOfTeam = isPeerTeamRole(permit.role);
  return {
    decided: await readDecided(db, permit, "scope"),
    councils: councils
      .filter(({ id }) => isOfTeam || id === permit.councilId)
      .map(({ id, name }) => ({ id, name })),
  };
}

/** What was decided about one version or proposal, as far as the person may read it. Throws forbidden. */
export async function listOwnDecisionsAbout(permit: ChallengePermit, matterId: string): Promise<Decision[]> {
  return (await listDecisions(permit)).filter((one) => one.matterId === matterId);
}
