import { seeClockFirst } from "#app/areas/retention/watch-clock.server.ts";
import { BY_ITSELF, readHead, recordAlone } from "#app/audit/record.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import type { DemoStage } from "./content/story.ts";
import type { DemonstrationWorld } from "./demonstration-world.server.ts";
import { makeOnSite } from "./stages/make-on-site.server.ts";
import { makePreparing } from "./stages/make-preparing.server.ts";
import { makeReviewing } from "./stages/make-reviewing.server.ts";

const MAKERS: Readonly<Record<DemoStage, (today: string) => Promise<DemonstrationWorld>>> = {
  preparing: makePreparing,
  "on-site": makeOnSite,
  reviewing: makeReviewing,
};

/**
 * Makes one challenge of the demonstration, and says in the trail that its events are dated in the time of its story. Stops at
 * the first failure.
 */
export async function makeDemonstration(stage: DemoStage, now: Date): Promise<DemonstrationWorld> {
  const { sequence } = await readHead(db);
  const world = await MAKERS[stage](dayOf(now));
  await db.challenge.update({
    where: { id: world.challengeId },
    data: { isDemonstration: true },
    select: { id: true },
  });
  const event = { type: "demonstration-made", data: { firstEvent: sequence + 1 } } as const;
  await recordAlone(BY_ITSELF, event, now);
  await seeClockFirst(now);
  return world;
}
