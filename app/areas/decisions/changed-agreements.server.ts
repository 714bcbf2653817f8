import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { countingDecisions } from "./decision-stand.ts";
import { changesInWords } from "./decision-words.ts";
import { listDecisions } from "./store.server.ts";

/** The changes with which a council agreed a version of the scope. */
export interface ChangedAgreement {
  decisionId: string;
  councilName: string;
  /** What was decided about, as it is called: "Scope, version 2". */
  subject: string;
  /** In the council's own words. */
  words: string;
  /** What became of them, in a sentence. */
  became: string;
  isOpen: boolean;
}

/**
 * The changes with which councils agreed one version of the scope, and those of earlier versions of which nobody has said what became of
 * them: of every council for whoever manages the challenge, of its own for a council, and none for anybody else.
 */
export async function listChangedAgreements(
  permit: ChallengePermit,
  versionId: string,
): Promise<ChangedAgreement[]> {
  if (!permit.may("decisions.read")) return [];
  const councils = await listCouncils(permit);
  const decisions = countingDecisions((await listDecisions(permit)).filter(({ about }) => about === "scope"));
  // What was decided against later is no agreement any more.
  const isAgainst = (index: number) =>
    decisions
      .slice(index + 1)
      .some(
        ({ councilId, matterId, outcome }) =>
          outcome === "against" &&
          councilId === decisions[index]?.councilId &&
          matterId === decisions[index]?.matterId,
      );
  return decisions.flatMap((decision, index) => {
    const { changes } = decision;
    if (changes === "none" || isAgainst(index) || (decision.matterId !== versionId && changes !== "open"))
      return [];
    return [
      {
        decisionId: decision.id,
        councilName: councils.find(({ id }) => id === decision.councilId)?.name ?? "",
        subject: decision.subject,
        words: decision.changedInMeeting,
        became: changesInWords(decision),
        isOpen: changes === "open",
      },
    ];
  });
}
