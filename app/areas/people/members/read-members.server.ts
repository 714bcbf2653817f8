import { isPeerTeamRole } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils, type ParticipatingCouncil } from "#app/areas/challenge/store.server.ts";
import { db } from "#app/platform/db.server.ts";
import { type MemberPlace, readMember as readPlace } from "../store.server.ts";
import { listFreePeers } from "./read-peer-places.server.ts";

/** What a place in the challenge can be chosen from. */
export interface Places {
  councils: ParticipatingCouncil[];
  /** The places of the peer team that nobody signs in for yet; none for a council's person, who gives none. */
  freePeers: { id: string; name: string }[];
}

/** The councils, and the free places of the peer team, that the permit may give; with those of one member. */
export async function readMemberPlaces(
  permit: ChallengePermit,
  ownPeerId: string | null = null,
): Promise<Places> {
  return {
    councils: await listCouncils(permit),
    freePeers: isPeerTeamRole(permit.role) ? await listFreePeers(permit.challengeId, ownPeerId, db) : [],
  };
}

/** One member of the challenge that the permit may see, and what other place there is. Throws not-found. */
export async function readMemberPage(
  permit: ChallengePermit,
  membershipId: string,
): Promise<Places & { member: MemberPlace }> {
  const member = await readPlace(permit, membershipId);
  return { member, ...(await readMemberPlaces(permit, member.peerId)) };
}
