import { answerChanges } from "#app/areas/decisions/answer-changes.server.ts";
import { askToDecide } from "#app/areas/decisions/ask-to-decide.server.ts";
import { decideByLink } from "#app/areas/decisions/decide-by-link.server.ts";
import { listDecidingBodies } from "#app/areas/decisions/deciding-bodies.server.ts";
import type { DecisionSubject } from "#app/areas/decisions/decision-words.ts";
import { noteEffects } from "#app/areas/decisions/note-effect.server.ts";
import { recordDecision } from "#app/areas/decisions/record-decision.server.ts";
import { readLastIssued } from "#app/issue/issued-versions.server.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { at, type DemonstrationWorld } from "../demonstration-world.server.ts";

/** What a body of a council of the story decided, and when its co-ordinator recorded it. */
interface MeetingDecision {
  readonly council: string;
  readonly about: DecisionSubject;
  readonly body: string;
  readonly decidedOn: Day;
  readonly resolution: string;
  readonly changedInMeeting?: string;
  /** Why no word of the scope had to change for it, as the manager answers a day later. */
  readonly scopeIsAsPut?: string;
  readonly callInEndsOn?: Day;
  /** Left out: the day of the decision. */
  readonly recordedOn?: Day;
}

/** What somebody decided about the scope by a link that the co-ordinator sent. */
interface LinkDecision {
  readonly council: string;
  readonly person: { readonly name: string; readonly post: string; readonly email: string };
  readonly askedOn: Day;
  readonly decidedOn: Day;
  readonly undertakes: boolean;
}

export type StoryDecision = MeetingDecision | LinkDecision;

/** Each council of the story decides for itself, on its own days; what waits for the end of call-in takes effect then. */
export async function decideScope(
  world: DemonstrationWorld,
  decisions: readonly StoryDecision[],
): Promise<void> {
  const version = await readLastIssued(world.manager, "scope", db);
  const versionId = version?.id ?? "";
  for (const decision of decisions) {
    if ("person" in decision) await decideByPress(world, decision, versionId);
    else await recordMeeting(world, decision, versionId);
  }
  const ends = decisions.flatMap((one) => ("body" in one ? (one.callInEndsOn ?? []) : []));
  const last = ends.sort().at(-1);
  if (last !== undefined) await noteEffects(at(plusDays(last, 1), "12:00"));
}

async function decideByPress(
  world: DemonstrationWorld,
  { council, person, askedOn, decidedOn, undertakes }: LinkDecision,
  versionId: string,
): Promise<void> {
  const permit = world.coordinator(council);
  const lastDay = plusDays(askedOn, 20);
  const asked = { ...person, councilId: "", versionId, lastDay, message: "" };
  const token = await askToDecide(permit, asked, at(askedOn, "15:00"));
  const opened = { token, clientAddress: "127.0.0.1", requestId: "" };
  await decideByLink(opened, { outcome: "agreed", against: "", undertakes }, at(decidedOn, "09:10"));
}

async function recordMeeting(
  world: DemonstrationWorld,
  decision: MeetingDecision,
  versionId: string,
): Promise<void> {
  const { council, about, body, decidedOn, resolution, changedInMeeting = "" } = decision;
  const { callInEndsOn = null, recordedOn = decidedOn, scopeIsAsPut } = decision;
  const bodyId = (await listDecidingBodies(world.coordinator(council))).find(({ name }) => name === body)?.id;
  if (bodyId === undefined) throw new Error(`the demonstration has no ${body} in the record of ${council}`);
  const decisionId = await recordDecision(
    world.coordinator(council),
    about,
    {
      outcome: "agreed",
      against: "",
      takenByKind: "body",
      bodyId,
      takenBy: body,
      post: "",
      decidedOn,
      resolution,
      changedInMeeting,
      callInEndsOn,
      takesEffectOn: null,
      seen: "",
      versionId: about === "scope" ? versionId : "",
    },
    at(recordedOn, "16:00"),
  );
  if (scopeIsAsPut === undefined) return;
  await answerChanges(
    world.manager,
    decisionId,
    { changes: "not-needed", reason: scopeIsAsPut, inVersion: 0, version: 0 },
    at(plusDays(recordedOn, 1), "10:00"),
  );
}
