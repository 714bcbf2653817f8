import { nameDeputy } from "#app/areas/people/deputies/name-deputy.server.ts";
import { readChoices } from "#app/areas/people/deputies/read-deputies.server.ts";
import type { Day } from "#app/platform/days.ts";
import type { DemonstrationWorld } from "../demonstration-world.server.ts";

/** Somebody says, as it is done on the page, that they are away and who of their side stands in. */
export async function nameDemonstrationDeputy(
  world: DemonstrationWorld,
  { away, deputy, fromOn, untilOn }: { away: string; deputy: string; fromOn: Day; untilOn: Day },
  now: Date,
): Promise<void> {
  const permit = world.scopeOf(away);
  const choices = await readChoices(permit, null, now);
  const named = choices.possible.find(({ name }) => name === deputy);
  if (choices.away === null || named === undefined) {
    throw new Error(`the demonstration has nobody called ${deputy} to stand in for ${away}`);
  }
  await nameDeputy(
    permit,
    { awayId: choices.away.membershipId, deputyId: named.membershipId, fromOn, untilOn },
    now,
  );
}
