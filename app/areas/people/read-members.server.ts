import type { ChallengeScope } from "#app/access/scope.ts";
import { type Council, listCouncils } from "#app/areas/challenge/store.server.ts";
import { listFreePeers, listMembers, type Member } from "./store.server.ts";

/**
 * The people of a challenge that the scope may see, the councils they can belong to and, for whoever lets people in,
 * the places of the peer team that nobody signs in for yet.
 */
export async function readMembers(
  scope: ChallengeScope,
): Promise<{ members: Member[]; councils: Council[]; freePeers: { id: string; name: string }[] }> {
  return {
    members: await listMembers(scope),
    councils: await listCouncils(scope),
    freePeers: scope.may("members.edit") ? await listFreePeers(scope) : [],
  };
}
