import type { DecisionSubject } from "#app/areas/decisions/decision-words.ts";
import { noteEffects } from "#app/areas/decisions/note-effect.server.ts";
import { recordDecision } from "#app/areas/decisions/record-decision.server.ts";
import { readLastIssued } from "#app/issue/issued-versions.server.ts";
import type { Day } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { at, type DemonstrationWorld } from "../demonstration-world.server.ts";

/** What a council of the story decided, and when its co-ordinator recorded it. */
export interface StoryDecision {
  readonly council: string;
  readonly about: DecisionSubject;
  readonly by: { readonly body: string } | { readonly name: string; readonly post: string };
  readonly decidedOn: Day;
  readonly resolution: string;
  readonly changedInMeeting?: string;
  readonly callInEndsOn?: Day;
  /** Left out: the day of the decision. */
  readonly recordedOn?: Day;
}

/** Each council of the story decides for itself, on its own days; what waits for the end of call-in takes effect then. */
export async function decideScope(
  world: DemonstrationWorld,
  decisions: readonly StoryDecision[],
): Promise<void> {
  for (const decision of decisions) {
    const { council, about, by, decidedOn, resolution, changedInMeeting = "" } = decision;
    const { callInEndsOn = null, recordedOn = decidedOn } = decision;
    const version = about === "scope" ? await readLastIssued(world.manager, "scope", db) : null;
    await recordDecision(
      world.coordinator(council),
      about,
      {
        outcome: "agreed",
        against: "",
        takenByKind: "body" in by ? "body" : "person",
        takenBy: "body" in by ? by.body : by.name,
        post: "body" in by ? "" : by.post,
        decidedOn,
        resolution,
        changedInMeeting,
        callInEndsOn,
        takesEffectOn: null,
        seen: "",
        versionId: version?.id ?? "",
      },
      at(recordedOn, "16:00"),
    );
  }
  const last = decisions
    .flatMap(({ callInEndsOn, decidedOn }) => callInEndsOn ?? decidedOn)
    .sort()
    .at(-1);
  if (last !== undefined) await noteEffects(new Date(at(last, "12:00").getTime() + 24 * 60 * 60 * 1000));
}
