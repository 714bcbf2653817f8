import type { ChallengePermit } from "#app/access/permit.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { PLANTED, type PlantedWorld } from "./planted-world.ts";

// The team answers the accuracy check of every council; the rest of a council's drafts is the council's own.
const COUNCIL_DRAFTS = [PLANTED.council, PLANTED.otherCouncil].flatMap((word) => [
  `${word} action`,
  `${word} reason`,
  `${word} body`,
  `${word} words`,
]);

// What a council decided is read by whoever manages the challenge; the peers learn whether it agreed.
const DECIDED = [PLANTED.council, PLANTED.otherCouncil].flatMap((word) => [
  `${word} takenBy`,
  `${word} resolution`,
  `${word} against`,
  `${word} correctionReason`,
  `${word} changedInMeeting`,
  `${word} answerReason`,
  `${word} recordedByName`,
  `${word} askedByName`,
  `${word} personName`,
  `${word} post`,
  `${word} address`,
  `${word} createdByName`,
]);

const NOT_FOR_MEMBERS = [PLANTED.secret, PLANTED.personal, PLANTED.writer];

/** What councils keep across their challenges is their own people's; the peer team reads of it what a challenge shares. */
const RECORDS = [PLANTED.record, PLANTED.otherRecord];

/** The planted words that each kind of person may never be sent. */
export const FORBIDDEN = {
  challengeManager: [...COUNCIL_DRAFTS, ...RECORDS, ...NOT_FOR_MEMBERS],
  supportOfficer: [...COUNCIL_DRAFTS, ...RECORDS, PLANTED.managers, ...NOT_FOR_MEMBERS],
  peer: [
    ...COUNCIL_DRAFTS,
    ...DECIDED,
    PLANTED.search,
    PLANTED.offices,
    ...RECORDS,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  // Who comes to the review alone writes it with the team, and reads nothing of what the team on site worked on.
  reviewPeer: [
    ...["note", "sourceTitle", "headline", "found", "recommended", "recommending", "observed", "summary"].map(
      (what) => `${PLANTED.team} ${what}`,
    ),
    `${PLANTED.council} comment`,
    `${PLANTED.otherCouncil} comment`,
    ...COUNCIL_DRAFTS,
    ...DECIDED,
    PLANTED.search,
    PLANTED.offices,
    ...RECORDS,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  coordinator: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.otherRecord,
    PLANTED.otherCouncil,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  councilReader: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.otherRecord,
    PLANTED.otherCouncil,
    PLANTED.attendance,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  // What the council has not let go yet, and how it decided, is not the opposition leader's.
  oppositionLeader: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.otherRecord,
    PLANTED.otherCouncil,
    PLANTED.council,
    PLANTED.attendance,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  // The monitoring officer reads what every reader does, and neither asks for corrections nor approves.
  monitoringOfficer: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.otherRecord,
    PLANTED.otherCouncil,
    PLANTED.attendance,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  // The clerk reads the plan that goes to committees, and decisions: never the statement in draft, nor the check of the draft report.
  committeeClerk: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.otherRecord,
    PLANTED.otherCouncil,
    `${PLANTED.council} section`,
    `${PLANTED.council} statement`,
    `${PLANTED.council} place`,
    `${PLANTED.council} comment`,
    PLANTED.attendance,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  actionOwner: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.offices,
    PLANTED.otherRecord,
    PLANTED.otherCouncil,
    PLANTED.council,
    PLANTED.attendance,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  otherCoordinator: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.record,
    PLANTED.council,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  otherCouncilReader: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.record,
    PLANTED.council,
    PLANTED.attendance,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  otherActionOwner: [
    PLANTED.team,
    PLANTED.search,
    PLANTED.offices,
    PLANTED.record,
    PLANTED.otherCouncil,
    PLANTED.council,
    PLANTED.attendance,
    PLANTED.arrangers,
    PLANTED.managers,
    ...NOT_FOR_MEMBERS,
  ],
  // Whoever co-ordinates for both councils reads of each what its own do, one at a time (joint-coordinator.test.ts).
  jointCoordinator: [PLANTED.team, PLANTED.search, PLANTED.managers, ...NOT_FOR_MEMBERS],
  // An administrator has the accounts of everybody, and the messages to them.
  administrator: Object.values(PLANTED).filter((word) => word !== PLANTED.personal),
  stranger: Object.values(PLANTED),
  nobody: Object.values(PLANTED),
} as const;

export type Visitor = keyof typeof FORBIDDEN;

/** Somebody in a planted challenge. */
export type Member = Exclude<Visitor, "administrator" | "stranger" | "nobody">;

export function permitOf(
  { challenge, readers, reviewPeer, jointCoordinator }: PlantedWorld,
  member: Member,
): ChallengePermit {
  if (member === "jointCoordinator") return jointCoordinator;
  if (member === "reviewPeer") return reviewPeer;
  return member === "oppositionLeader" || member === "monitoringOfficer" || member === "committeeClerk"
    ? readers[member]
    : challenge.permits[member];
}

/** What a visitor's browser sends with each request. */
export async function headersOf(world: PlantedWorld, visitor: Visitor): Promise<HeadersInit> {
  if (visitor === "nobody") return {};
  const { id } =
    visitor === "stranger"
      ? await makeTestAccount("Sten Stranger")
      : visitor === "administrator"
        ? await makeTestAccount("Ada Runs", { isAdministrator: true })
        : { id: permitOf(world, visitor).actor.accountId };
  return { Cookie: await world.cookieOf(id) };
}
