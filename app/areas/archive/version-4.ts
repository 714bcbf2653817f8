import type { TableShapes } from "./row-shapes.ts";
import { VERSION_3 } from "./version-3.ts";

const { ReviewPeer: _ReviewPeer, ...UNCHANGED } = VERSION_3;

/**
 * The tables of an archive of version 4: who came to a progress review is said by the team of its visit alone, and when somebody can come for
 * each visit, no more once of a person. Tables and columns may be added here; when one goes, or comes to mean something else, that is
 * version 5, in a file beside this one.
 */
export const VERSION_4: TableShapes = {
  ...UNCHANGED,
  Challenge: { ...VERSION_3.Challenge, "text?": "createdById closedFrom closedReason closedByName" },
  Person: {
    text: "id challengeId name jobTitle kind organisation accessNeeds roomNeeds",
    "text?": "councilId email lineManagerId",
    number: "version",
    "instant?": "anonymisedAt",
  },
  PersonAnswer: {
    text: "personId visitId challengeId availability note",
    "instant?": "askedAt answeredAt",
  },
  PeerAbsence: { ...VERSION_3.PeerAbsence, "text?": "answerVisitId" },
  PeerAnswer: {
    text: "peerId visitId challengeId availability note days",
    "instant?": "askedAt answeredAt",
  },
  Peer: {
    ...VERSION_3.Peer,
    text: `${VERSION_3.Peer?.text} telephone diet accessNeeds wantedGroup wantedTier wantedExperience wantedBackground soughtBy fitNote politicalGroup tier background peerBefore unagreedWhat unagreedReason unagreedByName`,
    "instant?": "unagreedAt",
  },
  ScopeWarning: { ...VERSION_3.ScopeWarning, text: `${VERSION_3.ScopeWarning?.text} place` },
  FocusArea: { text: "id challengeId text decided", number: "position version" },
  ScopeChangesAnswer: {
    text: "decisionId challengeId outcome answerReason answeredByName",
    "number?": "inVersion",
    instant: "answeredAt",
    number: "version",
  },
  InvitationReply: {
    text: "id challengeId invitationId answer date start place way writtenByName",
    "text?": "toldOn",
    number: "minutes",
    instant: "repliedAt",
    "instant?": "undoneAt",
  },
  Site: { ...VERSION_3.Site, text: `${VERSION_3.Site?.text} parking wayIn wifi catering` },
  KnownHeading: { text: "challengeId kind heading means" },
  SourceDocument: { ...VERSION_3.SourceDocument, "text?": "reading" },
  ConflictOfInterest: { ...VERSION_3.ConflictOfInterest, yesNo: "isNothing" },
  PersonTime: { text: "id challengeId personId visitId date start end" },
};
