import type { VisitPermit } from "#app/access/permit.ts";
import {
  decideConflict,
  declareConflict,
  declareNothing,
} from "#app/areas/peer-team/declare-conflict.server.ts";
import type { PeerKey } from "../content/shapes.ts";
import { type DemonstrationWorld, known } from "../demonstration-world.server.ts";

/** What somebody of the team declared for a visit, and what the manager decided about it. */
export interface StoryInterest {
  readonly description: string;
  readonly decision: string;
}

/** What each of the team answered for a visit; null for nothing to declare. Who is not in it has not answered. */
export type StoryInterests = Readonly<Partial<Record<PeerKey, StoryInterest | null>>>;

/** The manager writes down what each of the team declared for a visit, and what was decided about it. */
export async function declareInterests(
  world: DemonstrationWorld,
  { visitId }: Pick<VisitPermit, "visitId">,
  interests: StoryInterests,
  now: Date,
): Promise<void> {
  const permit = world.manager;
  for (const { key } of world.story.team) {
    const interest = interests[key];
    if (interest === undefined) continue;
    const peerId = known(world.peerIds, key);
    if (interest === null) await declareNothing(permit, peerId, { visitId }, now);
    else {
      const { description, decision } = interest;
      const conflictId = await declareConflict(permit, peerId, { visitId, description }, now);
      await decideConflict(permit, peerId, { conflictId, decision, version: 1 }, now);
    }
  }
}
