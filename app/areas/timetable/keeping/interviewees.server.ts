import {
  countPurposeLinks,
  forgetPurposeLinks,
  listPurposeLinks,
} from "#app/access/purpose-links/purpose-links.server.ts";
import { countPeerDetails, emptyPeerDetails } from "#app/areas/peer-team/destroy-details.server.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { emptyImports } from "../excel/keep-import.server.ts";

/**
 * How many of the people whom the peers meet are kept with details of theirs. Secret addresses, invitations and details of the peers
 * go with those of the people they met, so they are counted too, and so are links to decide, which name whoever was asked.
 */
export async function countInterviewees(tx: Tx, challengeId: string): Promise<number> {
  const links = [
    ...(await listPurposeLinks({ challengeId, purpose: "availability" }, tx)),
    ...(await listPurposeLinks({ challengeId, purpose: "invitation" }, tx)),
  ];
  const linked = links.map(({ recordId }) => recordId);
  return (
    (await tx.person.count({ where: withDetails(challengeId, linked) })) +
    (await countPurposeLinks(tx, { challengeId, purpose: "approval" })) +
    (await countPeerDetails(tx, challengeId)) +
    (await tx.peerAnswer.count({ where: { challengeId } })) +
    (await tx.calendarFeed.count({ where: { challengeId, personId: null } })) +
    (await tx.calendarInvitation.count({ where: { challengeId, personId: null } }))
  );
}

function withDetails(challengeId: string, linked: readonly string[]) {
  return {
    challengeId,
    OR: [
      { email: { not: null } },
      { accessNeeds: { not: "" } },
      { roomNeeds: { not: "" } },
      { answers: { some: {} } },
      // A secret address that still opens something is a detail too.
      { id: { in: [...linked] } },
      { feeds: { some: {} } },
      { invitations: { some: {} } },
    ],
  };
}

/** What is said of how to reach somebody, and of what they need, when nothing is kept of it. */
const NO_DETAILS = { email: null, accessNeeds: "", roomNeeds: "" } as const;

/** Empties the details of all people of a challenge; their names stay in the record. */
export async function emptyInterviewees(tx: Tx, challengeId: string): Promise<void> {
  await dropAddresses(tx, { challengeId });
  await forgetPurposeLinks(tx, { challengeId });
  await emptyImports(tx, { challengeId });
  await tx.person.updateMany({ where: { challengeId }, data: NO_DETAILS });
  await emptyPeerDetails(tx, challengeId);
}

/** Somebody of the timetable, as far as emptying needs to know. */
export interface PersonToEmpty {
  id: string;
  challengeId: string;
  email: string | null;
  anonymisedAt: Date | null;
}

/** Somebody of the timetable by id, in one challenge or in any; null when there is nobody. */
export function findPersonToEmpty(
  client: Db,
  id: string,
  challengeId?: string,
): Promise<PersonToEmpty | null> {
  return client.person.findFirst({
    where: challengeId === undefined ? { id } : { id, challengeId },
    select: { id: true, challengeId: true, email: true, anonymisedAt: true },
  });
}

/** The title of a session from `day` on with somebody in it; null when there is none. */
export async function findSessionToCome(
  client: Db,
  { id, challengeId }: Pick<PersonToEmpty, "id" | "challengeId">,
  day: string,
): Promise<string | null> {
  const session = await client.session.findFirst({
    where: {
      challengeId,
      date: { gte: day },
      status: { not: "cancelled" },
      people: { some: { personId: id } },
    },
    select: { title: true },
  });
  return session?.title ?? null;
}

/** Empties all that says who one person is, and puts `name` in place of theirs. */
export async function emptyPersonRow(
  tx: Tx,
  { id: personId, challengeId }: Pick<PersonToEmpty, "id" | "challengeId">,
  name: string,
  now: Date,
): Promise<void> {
  await dropAddresses(tx, { personId });
  await forgetPurposeLinks(tx, { challengeId, recordIds: [personId] });
  await emptyImports(tx, { challengeId });
  await tx.person.update({
    where: { id: personId },
    data: {
      ...NO_DETAILS,
      name,
      jobTitle: "",
      organisation: "",
      lineManagerId: null,
      anonymisedAt: now,
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** Forgets the calendar addresses and invitations of one person, or of a challenge, and when they said that they can come, to any visit. */
async function dropAddresses(tx: Tx, where: { personId: string } | { challengeId: string }): Promise<void> {
  await tx.personAnswer.deleteMany({ where });
  if ("challengeId" in where) await tx.peerAnswer.deleteMany({ where });
  await tx.calendarFeed.deleteMany({ where });
  await tx.calendarInvitation.deleteMany({ where });
}

/** Forgets the calendar addresses of an account. */
export async function dropFeedsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.calendarFeed.deleteMany({ where: { accountId } });
}

/** What the timetable holds on somebody: at most 500 of each list, and of each answer's times; null when there is nobody. Names of council and line manager come with it. */
export function readHeldOnPerson(
  { challengeId }: { challengeId: string },
  personId: string,
  client: Db = db,
) {
  return client.person.findFirst({
    where: { id: personId, challengeId },
    select: {
      name: true,
      jobTitle: true,
      kind: true,
      organisation: true,
      email: true,
      accessNeeds: true,
      roomNeeds: true,
      anonymisedAt: true,
      council: { select: { name: true } },
      lineManager: { select: { name: true } },
      answers: {
        take: 500,
        select: {
          visitId: true,
          availability: true,
          note: true,
          times: {
            orderBy: [{ date: "asc" }, { start: "asc" }],
            take: 500,
            select: { date: true, start: true, end: true },
          },
        },
      },
      sessions: {
        orderBy: { session: { date: "asc" } },
        take: 500,
        select: { attended: true, session: { select: { title: true, date: true, start: true } } },
      },
      invitations: {
        orderBy: { queuedAt: "asc" },
        take: 500,
        select: {
          method: true,
          queuedAt: true,
          session: { select: { title: true } },
          replies: {
            where: { undoneAt: null },
            orderBy: { repliedAt: "desc" },
            take: 1,
            select: { answer: true, repliedAt: true },
          },
        },
      },
    },
  });
}
