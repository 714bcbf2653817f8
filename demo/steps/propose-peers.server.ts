import { proposePeer } from "#app/areas/peer-team/propose-peer.server.ts";
import { answerProposal } from "#app/areas/peer-team/read-proposals.server.ts";
import { savePeer } from "#app/areas/peer-team/save-peer.server.ts";
import { readPeer } from "#app/areas/peer-team/store.server.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import type { PeerKey } from "../content/shapes.ts";
import { at, type DemonstrationWorld, known } from "../demonstration-world.server.ts";

/** Who decides about peers for a council of the story. */
interface Answering {
  readonly council: string;
  readonly name: string;
  readonly post: string;
}

/** Whom the manager put to the councils, why, and what each council said a day later. */
export interface StoryProposals {
  readonly putOn: Day;
  readonly why: Readonly<Partial<Record<PeerKey, string>>>;
  readonly answering: readonly Answering[];
  /** What stands against somebody, in the words of each council; everybody else is agreed, and confirmed. */
  readonly against?: Readonly<Partial<Record<PeerKey, string>>>;
}

/** Puts the peers of the story to its councils, which answer each for itself; whoever is agreed is then confirmed. */
export async function proposePeers(
  world: DemonstrationWorld,
  { putOn, why, answering, against = {} }: StoryProposals,
): Promise<void> {
  for (const { key, post } of world.story.team) {
    const reason = why[key];
    if (reason === undefined) continue;
    const peerId = known(world.peerIds, key);
    const { version } = await readPeer(world.manager, peerId);
    const words = { post, why: reason, version };
    const proposalId = await proposePeer(world.manager, peerId, words, at(putOn, "15:00"));
    const objection = against[key] ?? "";
    const answeredOn = plusDays(putOn, 1);
    for (const { council, name, post: held } of answering) {
      await answerProposal(
        world.coordinator(council),
        proposalId,
        {
          outcome: objection === "" ? "agreed" : "against",
          against: objection,
          takenByKind: "person",
          takenBy: name,
          post: held,
          decidedOn: answeredOn,
          resolution: "",
          changedInMeeting: "",
          callInEndsOn: null,
          takesEffectOn: null,
          seen: "",
        },
        at(answeredOn, "12:00"),
      );
    }
    if (objection === "") await confirm(world, peerId, at(answeredOn, "13:00"));
  }
}

async function confirm(world: DemonstrationWorld, peerId: string, now: Date): Promise<void> {
  const { id, themes, email, unagreed: _, ...facts } = await readPeer(world.manager, peerId);
  const themeIds = themes.map((theme) => theme.id);
  await savePeer(
    world.manager,
    id,
    { ...facts, email: email ?? undefined, status: "confirmed", themeIds },
    now,
  );
}
