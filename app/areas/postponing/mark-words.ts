/** What a mark is about, in words, and where it is seen to. */
import { to } from "#app/addresses.ts";
import type { Mark, MarkSubject } from "#app/areas/visits/postponement.ts";

/** What names a mark is said with, by their ids. */
export interface MarkNames {
  challengeId: string;
  councils: ReadonlyMap<string, string>;
  peers: ReadonlyMap<string, string>;
  /** Those whom a reader knows to be put to the councils. */
  proposals: ReadonlyMap<string, string>;
  visits: ReadonlyMap<string, string>;
  /** Where the pages of a visit are that is no other's. */
  firstVisitId: string;
}

/** What has to be asked before somebody confirms it, a sentence each. */
export const WHAT_TO_ASK: Readonly<Record<MarkSubject, string>> = {
  scope: "Does the council still agree to the scope, with the visit on the new days?",
  proposal: "Does the council still agree to this person, with the visit on the new days?",
  peer: "Can this peer come on the new days, and is nothing new to declare?",
  interests:
    "Has everybody who comes looked again at what they declared? Interests are declared for a visit, and other days may bring others.",
  availability:
    "Have people been asked again when they can come? Answers about the earlier days say nothing of the new ones.",
  invitations:
    "Have those who were invited heard of it? The messages wait in the outbox until somebody sends them; while they do, say how people heard.",
  pack: "Are the documents still right, or are newer ones needed by then?",
  statement: "Does the statement still say how things are, or will it be written again by then?",
};

const BOTH_SIDES = "Both sides read it.";

/** Who reads how something was confirmed, before somebody writes it. */
export const WHO_READS: Readonly<Record<MarkSubject, string>> = {
  scope: BOTH_SIDES,
  proposal: "The council and whoever manages the challenge read it.",
  peer: BOTH_SIDES,
  interests: "Whoever manages the challenge reads it.",
  availability: BOTH_SIDES,
  invitations: BOTH_SIDES,
  pack: BOTH_SIDES,
  statement: BOTH_SIDES,
};

/** What a mark is about: "Scope agreed by Wexcombe Borough Council". */
export function markTitle({ about, councilId, peerId, proposalId, visitId }: Mark, names: MarkNames): string {
  const visit = visitId === null ? undefined : names.visits.get(visitId);
  // Where there is one visit alone, its name says nothing.
  const at = visit === undefined || names.visits.size === 1 ? "" : `, ${visit}`;
  const council = councilId === null ? undefined : names.councils.get(councilId);
  switch (about) {
    case "scope":
      return `Scope agreed by ${council ?? "a council"}`;
    case "proposal":
      return `Proposed peer agreed by ${council ?? "a council"}: ${(proposalId === null ? undefined : names.proposals.get(proposalId)) ?? "not put to it any more"}`;
    case "peer":
      return `Peer: ${(peerId === null ? undefined : names.peers.get(peerId)) ?? "no longer in the team"}${at}`;
    case "interests":
      return `Interests declared${at}`;
    case "availability":
      return `${council === undefined ? "When other people can come" : `When people of ${council} can come`}${at}`;
    case "invitations":
      return `Invitations to sessions: ${visit ?? "a visit"}`;
    case "pack":
      return council === undefined ? "Data pack" : `Data pack of ${council}`;
    case "statement":
      return "Position statement";
  }
}

/** The page on which it is seen to. */
export function markPage(
  { about, proposalId, visitId }: Mark,
  { challengeId, firstVisitId }: Pick<MarkNames, "challengeId" | "firstVisitId">,
): string {
  const at = { challengeId, visitId: visitId ?? firstVisitId };
  switch (about) {
    case "scope":
      return to.scope.front({ challengeId });
    case "proposal":
      return proposalId === null
        ? to.peerTeam.front({ challengeId })
        : to.peerTeam.proposal({ challengeId, peerProposalId: proposalId });
    case "peer":
    case "interests":
      return visitId === null ? to.peerTeam.front({ challengeId }) : to.peerTeam.visitTeam(at);
    case "availability":
      return to.timetable.people(at);
    case "invitations":
      return to.timetable.releases(at);
    case "pack":
      return to.preparation.pack({ challengeId });
    case "statement":
      return to.preparation.front({ challengeId });
  }
}
