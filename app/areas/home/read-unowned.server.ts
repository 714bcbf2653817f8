import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, councilPermit } from "#app/access/permit.ts";
import { countUnownedActions } from "#app/areas/action-plan/read-owners.server.ts";
import { isStaff } from "#app/areas/peer-team/peer-words.ts";
import { listPeers, listThemes } from "#app/areas/peer-team/store.server.ts";
import { countUnnamedDocuments } from "#app/areas/preparation/named-documents.server.ts";
import { listUnkeptDates } from "#app/areas/telling/unkept-dates.server.ts";
import { db } from "#app/platform/db.server.ts";
import { type UnownedThing, unownedThings } from "./unowned.ts";

/** What nobody has in a challenge, for whoever manages on the permit's side; empty for everybody else. */
export async function readUnowned(permit: ChallengePermit, now: Date): Promise<UnownedThing[]> {
  if (!permit.may("members.invite")) return [];
  const isOfTeam = isPeerTeamRole(permit.role);
  const [actions, documents, themes, dates] = await Promise.all([
    permit.may("plan.write") ? countUnownedActions(councilPermit(permit)) : null,
    permit.may("pack.edit") ? countUnnamedDocuments(permit) : null,
    permit.may("team.edit") ? countUnledThemes(permit) : null,
    isOfTeam ? listUnkeptDates(permit.challengeId, now, db) : [],
  ]);
  const { challengeId, stage } = permit;
  return unownedThings({ challengeId, stage, actions, documents, themes, dates });
}

/** Themes that nobody of the team leads on, once there is somebody who could. */
async function countUnledThemes(permit: ChallengePermit): Promise<number> {
  const [themes, peers] = await Promise.all([listThemes(permit), listPeers(permit)]);
  const leaders = peers.filter(({ role, status }) => !isStaff(role) && status === "confirmed");
  if (leaders.length === 0) return 0;
  const led = new Set(leaders.flatMap((peer) => peer.themes.map(({ id }) => id)));
  return themes.filter(({ id }) => !led.has(id)).length;
}
