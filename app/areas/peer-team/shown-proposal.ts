import { to } from "#app/addresses.ts";
import { listNames } from "#app/areas/challenge/new-challenge.ts";
import type { Stand } from "#app/areas/decisions/decision-stand.ts";
import { standInWords } from "#app/areas/decisions/stand-words.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { changedSincePut } from "./peer-proposal.ts";

/** A proposal with how the councils stand with it. */
interface PutProposal {
  id: string;
  peerId: string;
  name: string;
  post: string;
  organisation: string;
  why: string;
  proposedAt: Date;
  proposedByName: string;
  councils: readonly { councilName: string; stand: Stand }[];
}

/** Puts a proposal into the words of the page of its place. */
export function shownProposal(
  { challengeId }: { challengeId: string },
  proposal: PutProposal,
  place: { name: string; organisation: string },
  today: Day,
) {
  const changed = changedSincePut(proposal, place);
  return {
    href: to.peerTeam.proposal({ challengeId, peerProposalId: proposal.id }),
    words: `Put to the councils on ${formatDay(dayOf(proposal.proposedAt))} by ${proposal.proposedByName}.`,
    changed:
      changed.length === 0
        ? ""
        : `Since then ${listNames(changed)} changed here. What the councils decided rests on the words they were shown: put it to them again.`,
    post: proposal.post,
    why: proposal.why,
    councils: standsOf(proposal, today),
  };
}

/** Puts a proposal into the words of the page of the team. `isAgreed`: by every council of which the reader is told. */
export function shownPut({ challengeId }: { challengeId: string }, proposal: PutProposal, today: Day) {
  return {
    peerId: proposal.peerId,
    href: to.peerTeam.proposal({ challengeId, peerProposalId: proposal.id }),
    name: proposal.name,
    more: `${proposal.post}, ${proposal.organisation}`,
    isAgreed: proposal.councils.every(({ stand }) => stand.state === "agreed"),
    councils: standsOf(proposal, today),
  };
}

function standsOf({ councils }: PutProposal, today: Day) {
  return councils.map(({ councilName, stand }) => ({
    name: councilName,
    words: standInWords("proposed-peer", stand, today),
  }));
}
