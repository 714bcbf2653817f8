import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/store.server.ts";
import { roleInWords } from "#app/areas/people/members/role-words.ts";

/** The councils of the challenge that somebody serves who serves several, in the challenge's order, and as what; none for everybody else. */
export async function listServedCouncils(
  permit: ChallengePermit,
): Promise<{ councilId: string; name: string; role: string }[]> {
  if (permit.serves.length === 0) return [];
  return (await listCouncils(permit)).flatMap(({ id, shortName }) => {
    const served = permit.serves.find(({ councilId }) => councilId === id);
    return served === undefined ? [] : [{ councilId: id, name: shortName, role: roleInWords(served) }];
  });
}
