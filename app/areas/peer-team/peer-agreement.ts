import { listNames } from "#app/areas/challenge/new-challenge.ts";
import type { Stand } from "#app/areas/decisions/decision-stand.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { changedSincePut } from "./peer-proposal.ts";
import { isStaff, type PeerRole, type PeerStatus } from "./peer-words.ts";

/** How the councils stand with somebody who is put to them. */
interface PutToThem {
  name: string;
  organisation: string;
  councils: readonly { councilName: string; stand: Stand }[];
}

/**
 * What is missing before somebody is agreed by every council, a sentence each; empty where nothing is. `proposal` is null where nobody put
 * them to the councils.
 */
export function missingAgreement(
  proposal: PutToThem | null,
  place: { name: string; organisation: string },
): string[] {
  if (proposal === null) return ["This person was not put to the councils."];
  const changed = changedSincePut(proposal, place);
  return [
    ...(changed.length === 0
      ? []
      : [
          `Since the councils were asked, ${listNames(changed)} changed: what they decided rests on the words they were shown.`,
        ]),
    ...proposal.councils.flatMap(({ councilName, stand }) => {
      if (stand.state === "agreed") return [];
      return stand.state === "against"
        ? [`${councilName} decided against this person on ${formatDay(stand.decidedOn)}.`]
        : [`${councilName} has not answered yet.`];
    }),
  ];
}

/** Whether the councils are asked about a place at all: the LGA's staff are not put to them. */
export function needsAgreement({ role, status }: { role: PeerRole; status: PeerStatus }): boolean {
  return status === "confirmed" && !isStaff(role);
}

/**
 * Why somebody who is put to the councils is not planned into any timetable, a sentence for whoever arranges the team; null where they are
 * (decision 0726).
 */
export function whyNotPlanned(
  { status }: { status: PeerStatus },
  { councils }: Pick<PutToThem, "councils">,
): string | null {
  if (status === "confirmed" || status === "withdrawn") return null;
  const against = councils.flatMap(({ councilName, stand }) =>
    stand.state === "against" ? [councilName] : [],
  );
  if (against.length === 0) return null;
  return `Not planned into sessions: ${listNames(against)} decided against this person. Confirm them all the same, or put somebody else to the councils.`;
}

/** Of a team those who are not planned into any timetable, each by their id with why, as `whyNotPlanned` says it. */
export function notPlannedOf(
  team: readonly { id: string; status: PeerStatus }[],
  proposals: readonly (Pick<PutToThem, "councils"> & { peerId: string })[],
): Record<string, string> {
  return Object.fromEntries(
    team.flatMap((peer) => {
      const put = proposals.find(({ peerId }) => peerId === peer.id);
      const why = put === undefined ? null : whyNotPlanned(peer, put);
      return why === null ? [] : [[peer.id, why]];
    }),
  );
}
