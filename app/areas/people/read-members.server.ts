import type { ChallengeScope } from "#app/access/scope.ts";
import { type Council, listCouncils } from "#app/areas/challenge/store.server.ts";
import { listMembers, type Member } from "./store.server.ts";

/** The people of a challenge that the scope may see, and the councils they can belong to. */
export async function readMembers(
  scope: ChallengeScope,
): Promise<{ members: Member[]; councils: Council[] }> {
  return { members: await listMembers(scope), councils: await listCouncils(scope) };
}
