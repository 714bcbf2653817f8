import { expect, it } from "vitest";
import { PROJECT_PLACE, readSchemaOf } from "#prisma/migration-place.ts";
import { HELD_KIND_NAMES, type HeldKind } from "./held-things.ts";

/**
 * What becomes of a relation to somebody when they leave a challenge:
 * - a kind of thing: it is theirs until it is handed over;
 * - `ends`: it is theirs alone, and works or counts no longer once they have left;
 * - `history`: it says what they did, and stays as it was written;
 * - `team`: what is recorded of somebody in the peer team or met on site, who need not have an account; whoever arranges the visit changes it;
 * - `account`: their own across challenges, or of no challenge.
 */
type Becomes = HeldKind | "ends" | "history" | "team" | "account";

/** Every column that says who somebody is or whose something is. A new one fails the test until it is decided here. */
const BECOMES: Readonly<Record<string, Becomes>> = {
  "Action.ownerAccountId": "action",
  "Action.ownerName": "action",
  "Action.accountableName": "accountable",
  "PackItem.ownerName": "document",
  "PeerTheme.peerId": "theme",
  "PurposeLink.createdByName": "link",
  "PurposeLink.keptByName": "link",
  // A link to decide, or to say when they can come, is for one person (removeMember).
  "PurposeLink.personName": "ends",
  "PurposeLink.address": "ends",
  "Membership.accountId": "ends",
  "Membership.peerId": "ends",
  // An invitation is to the place it was made for, and opens no other (decision 0706).
  "AccountLink.membershipId": "ends",
  // With the place (endTimesOf).
  "Deputy.awayId": "ends",
  "Deputy.deputyId": "ends",
  // Signed out at once; a feed looks at each reading whether its owner is still there; what is somebody's turn is worked out when it is told.
  "SignInSession.accountId": "ends",
  "CalendarFeed.accountId": "ends",
  "Notice.toAccountId": "ends",
  // Opened by nobody else, and by them only where they still have the right.
  "Draft.accountId": "ends",
  "EndedDraft.accountId": "ends",
  "KeptForm.accountId": "ends",
  "SavedForm.accountId": "ends",
  "PeerProposal.peerId": "team",
  "VisitPeer.peerId": "team",
  "PostponementMark.peerId": "team",
  "ConflictOfInterest.peerId": "team",
  "PeerAbsence.peerId": "team",
  "PeerAnswer.peerId": "team",
  "Peer.email": "team",
  // Who goes to a session is the timetable's, with its clashes and releases (decision 0734).
  "SessionPeer.peerId": "team",
  "SessionWantedPeer.peerId": "team",
  "SessionPerson.personId": "team",
  "CalendarInvitation.peerId": "team",
  "CalendarInvitation.personId": "team",
  "CalendarFeed.peerId": "team",
  "CalendarFeed.personId": "team",
  "Person.email": "team",
  "Person.lineManagerId": "team",
  "PersonAnswer.personId": "team",
  "PersonTime.personId": "team",
  "Account.email": "account",
  "AccountLink.accountId": "account",
  "CouncilKeeper.accountId": "account",
  "DatesFeed.accountId": "account",
  "ExternalIdentity.accountId": "account",
  "LetterDraft.accountId": "account",
  "NoticeChoice.accountId": "account",
  "RecoveryCode.accountId": "account",
  "SupportGrant.accountId": "account",
  "AccountLink.madeByName": "history",
  "AccuracyComment.answeredByName": "history",
  "AccuracyComment.authorId": "history",
  "AccuracyComment.authorName": "history",
  "ActionUpdate.madeById": "history",
  "ActionUpdate.madeByName": "history",
  "AuditEvent.accountId": "history",
  "AuditEvent.actorName": "history",
  "Body.updatedByName": "history",
  "Challenge.closedByName": "history",
  "Challenge.createdById": "history",
  "ConflictOfInterest.decidedByName": "history",
  "Council.updatedByName": "history",
  "CouncilElection.saidById": "history",
  "CouncilElection.saidByName": "history",
  "CouncilKeeper.namedByName": "history",
  "Decision.askedByName": "history",
  "Decision.recordedById": "history",
  "Decision.recordedByName": "history",
  "Deputy.endedById": "history",
  "Deputy.namedById": "history",
  "Finding.updatedByName": "history",
  "HandOver.doneById": "history",
  "HandOver.fromAccountId": "history",
  "HandOver.toAccountId": "history",
  "HandOver.undoneById": "history",
  "IssuedVersion.issuedById": "history",
  "InvitationReply.writtenByName": "history",
  "IssuedVersion.issuedByName": "history",
  "Milestone.setByName": "history",
  "Note.authorId": "history",
  "Note.peerId": "history",
  "Notice.byAccountId": "history",
  // A message that waits is sent by whoever may, not by who wrote it.
  "OutgoingMail.createdByName": "history",
  "OutgoingMail.toAddress": "history",
  "OutgoingMail.toName": "history",
  "Peer.unagreedByName": "history",
  "PeerProposal.proposedById": "history",
  "PeerProposal.proposedByName": "history",
  "Postponement.putBackByName": "history",
  "Postponement.recordedByName": "history",
  "PostponementMark.confirmedByName": "history",
  "PrivacyNotice.writtenById": "history",
  "PrivacyNotice.writtenByName": "history",
  "Publication.releasedByName": "history",
  "Recommendation.updatedByName": "history",
  "ReportSection.updatedByName": "history",
  "Response.updatedByName": "history",
  "RetentionHold.liftedByName": "history",
  "RetentionHold.placedByName": "history",
  "ReviewJudgement.updatedByName": "history",
  "ScopeChangesAnswer.answeredByName": "history",
  "ScopeWarning.answeredByName": "history",
  "Session.outcomeByName": "history",
  "StatementSection.updatedByName": "history",
  "SupportGrant.decidedByName": "history",
  "TimetableChange.accountId": "history",
  "TimetableChange.actorName": "history",
  "TimetableProposal.startedById": "history",
  "TimetableProposal.startedByName": "history",
  "ToldNotice.accountId": "history",
};

/** Columns that are an address of something else than a person. */
const NOBODY = ["Draft.address", "EndedDraft.address", "Site.address"];

/** A relation to a person, by what it points to. */
const POINTS = /\s(?:Account|Membership|Peer|Person)\??\s+@relation\((?:"\w+", )?fields: \[(\w+)\]/g;

/** A column that names a person, or says by an id alone who it was. */
const NAMES =
  /(?:[Aa]ccount|[Pp]eer|[Pp]erson|[Mm]ember|[Mm]embership|[Oo]wner|[Aa]uthor|[Kk]eeper|[Ww]riter|[Ll]ead)(?:Id|Name)$|[a-z]ById$|(?:By|actor|accountable|to)Name$|^(?:toAddress|address|email)$/;

function relationsOfPeople(): string[] {
  const schema = readSchemaOf(PROJECT_PLACE)
    .map(({ content }) => content)
    .join("\n");
  return [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, table = "", body = ""]) => {
    const points = new Set([...body.matchAll(POINTS)].map(([, column]) => column));
    return body
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter(
        ([column = "", type = ""]) => /^String\??$/.test(type) && (points.has(column) || NAMES.test(column)),
      )
      .map(([column]) => `${table}.${column}`)
      .filter((name) => !NOBODY.includes(name));
  });
}

it("says of every relation to a person what becomes of it when they leave", () => {
  expect(Object.keys(BECOMES).sort()).toEqual(relationsOfPeople().sort());
});

it("hands over nothing that no record holds, and every kind there is", () => {
  const kinds = new Set(Object.values(BECOMES));
  expect(HELD_KIND_NAMES.filter((kind) => !kinds.has(kind))).toEqual([]);
});
