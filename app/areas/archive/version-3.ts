import type { TableShapes } from "./row-shapes.ts";
import { VERSION_2 } from "./version-2.ts";

/**
 * The tables of an archive of version 3: a challenge has visits, to which days, sessions and released timetables belong. It stays
 * as it is.
 */
export const VERSION_3: TableShapes = {
  ...VERSION_2,
  Challenge: {
    ...VERSION_2.Challenge,
    "text?": "createdById",
    number: "version",
  },
  Visit: {
    text: "id challengeId kind title",
    number: "position timetableRevision version",
  },
  VisitDay: {
    text: "visitId date",
  },
  Membership: { ...VERSION_2.Membership, "text?": `${VERSION_2.Membership?.["text?"]} readerKind` },
  Session: { ...VERSION_2.Session, text: `${VERSION_2.Session?.text} visitId joinAddress` },
  Postponement: {
    text: "id challengeId decidedBy reason recordedByName putBackReason",
    "text?": "putBackByName",
    instant: "recordedAt",
    "instant?": "putBackAt",
  },
  PostponedVisit: {
    text: "id challengeId postponementId name earlierDays newDays places",
    "text?": "visitId",
  },
  PostponementMark: {
    text: "id challengeId postponementId about confirmedHow",
    "text?": "councilId peerId proposalId visitId confirmedByName",
    "instant?": "confirmedAt",
    number: "version",
  },
  TimetableChange: { ...VERSION_2.TimetableChange, text: `${VERSION_2.TimetableChange?.text} visitId` },
  TimetableProposal: { ...VERSION_2.TimetableProposal, text: `${VERSION_2.TimetableProposal?.text} visitId` },
  Note: { ...VERSION_2.Note, text: `${VERSION_2.Note?.text} visitId` },
  VisitPeer: { text: "visitId peerId post organisation", yesNo: "isHere", number: "version" },
  ConflictOfInterest: {
    ...VERSION_2.ConflictOfInterest,
    text: `${VERSION_2.ConflictOfInterest?.text} visitId`,
  },
  DestructionCertificate: {
    ...VERSION_2.DestructionCertificate,
    "text?": `${VERSION_2.DestructionCertificate?.["text?"]} part`,
  },
  RetentionReminder: { ...VERSION_2.RetentionReminder, text: `${VERSION_2.RetentionReminder?.text} part` },
  PeerProposal: {
    text: "id challengeId peerId name post organisation why sha256 proposedById proposedByName endReason",
    instant: "proposedAt",
    "instant?": "endedAt",
  },
  Decision: { ...VERSION_2.Decision, "text?": `${VERSION_2.Decision?.["text?"]} proposalId bodyId` },
  PurposeLink: {
    ...VERSION_2.PurposeLink,
    text: `${VERSION_2.PurposeLink?.text} keptByName`,
    "text?": `${VERSION_2.PurposeLink?.["text?"]} visitId`,
  },
  IssuedVersion: { ...VERSION_2.IssuedVersion, "text?": `${VERSION_2.IssuedVersion?.["text?"]} visitId` },
};
