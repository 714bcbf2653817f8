import { isPeerTeamRole } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { listPurposeLinks, type PurposeLink } from "#app/access/purpose-links/purpose-links.server.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { readLastIssued } from "#app/issue/issued-versions.server.ts";
import { db } from "#app/platform/db.server.ts";
import { countingDecisions, type Stand, standOf } from "./decision-stand.ts";
import { DECISION_SUBJECTS, type Decision } from "./decision-words.ts";
import { readStands } from "./read-stands.server.ts";
import { listDecisions } from "./store.server.ts";

/** One council whose decisions a person reads, by what they are about. */
export interface CouncilDecisions {
  councilId: string;
  councilName: string;
  subjects: {
    about: (typeof DECISION_SUBJECTS)[number];
    stand: Stand;
    /** Those that count, newest first, of earlier versions too. */
    decisions: Decision[];
    /** Records that were put right, newest first. */
    corrected: Decision[];
  }[];
  /** About each proposed peer; those that count, newest first. */
  aboutPeers: Decision[];
  /** Links that were sent to decide about the scope for it, newest first. */
  links: PurposeLink[];
}

/** What is before the councils at present, and what each has decided, as far as the person may read it. */
export interface DecisionsOverview {
  /** The version of the scope that was sent last; null while none was. */
  scope: { id: string; number: number; issuedAt: Date } | null;
  councils: CouncilDecisions[];
  /** The other councils of a partnership, of which a council knows no more than how things stand. */
  others: { councilName: string; stands: Record<(typeof DECISION_SUBJECTS)[number], Stand> }[];
}

/** Reads it. Throws forbidden. */
export async function readDecisionsOverview(permit: ChallengePermit): Promise<DecisionsOverview> {
  const all = await listDecisions(permit);
  const scope = await readLastIssued(permit, "scope", db);
  const readsAll = isPeerTeamRole(permit.role);
  const councils = await listCouncils(permit);
  const links = await listPurposeLinks({ challengeId: permit.challengeId, purpose: "approval" });
  const isShown = (councilId: string) => readsAll || councilId === permit.councilId;
  const superseded = new Set(all.map(({ supersedesId }) => supersedesId));
  const stands = {
    scope: scope === null ? [] : await readStands(permit, "scope", scope.id),
    publishing: await readStands(permit, "publishing", null),
  };
  return {
    scope,
    councils: councils
      .filter(({ id }) => isShown(id))
      .map(({ id: councilId, name: councilName }) => ({
        councilId,
        councilName,
        aboutPeers: countingDecisions(
          all.filter((one) => one.councilId === councilId && one.about === "proposed-peer"),
        ).reverse(),
        links: links.filter((link) => link.councilId === councilId),
        subjects: DECISION_SUBJECTS.map((about) => {
          const own = all.filter((one) => one.councilId === councilId && one.about === about);
          const present = about === "scope" ? (scope?.id ?? "") : null;
          return {
            about,
            stand: standOf(own.filter((one) => one.matterId === present)),
            decisions: countingDecisions(own).reverse(),
            corrected: own.filter(({ id, outcome }) => superseded.has(id) || outcome === "no-decision"),
          };
        }),
      })),
    others: councils
      .filter(({ id }) => !isShown(id))
      .map(({ id, name: councilName }) => ({
        councilName,
        stands: {
          scope: standWith(stands.scope, id),
          publishing: standWith(stands.publishing, id),
        },
      })),
  };
}

function standWith(stands: Awaited<ReturnType<typeof readStands>>, councilId: string): Stand {
  return stands.find((one) => one.councilId === councilId)?.stand ?? { state: "wanted" };
}
