import { openableRecords } from "#app/access/council-ties.server.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";

/** Has the participating councils that point to one record point to another. Returns how many. */
export async function pointToRecord(tx: Tx, fromId: string, intoId: string): Promise<number> {
  const { count } = await tx.participatingCouncil.updateMany({
    where: { recordId: fromId },
    data: { recordId: intoId },
  });
  return count;
}

/** Has the participating council of this name in a challenge point to a record: while the challenge is made. */
export async function setRecord(
  tx: Tx,
  { challengeId, name }: { challengeId: string; name: string },
  recordId: string,
): Promise<void> {
  await tx.participatingCouncil.updateMany({ where: { challengeId, name }, data: { recordId } });
}

/** The records that councils of challenges with this spelling of a name point to. */
export async function listRecordsOfSpelling(tx: Tx, name: string): Promise<string[]> {
  const rows = await tx.participatingCouncil.findMany({
    where: { name, recordId: { not: null } },
    distinct: ["recordId"],
    select: { recordId: true },
  });
  return rows.flatMap(({ recordId }) => recordId ?? []);
}

/** The record that a participating council points to, as the details of a challenge show it. */
export interface PointedRecord {
  /** Of the participating council. */
  councilId: string;
  recordId: string;
  name: string;
  /** Whether the person may open it: most managers may not, since it is the council's own. */
  mayOpen: boolean;
}

/** The records of the councils of a challenge; a council without one is left out. */
export async function listPointedRecords(permit: ChallengePermit, now: Date): Promise<PointedRecord[]> {
  const rows = await db.participatingCouncil.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { position: "asc" },
    select: { id: true, record: { select: { id: true, name: true } } },
  });
  const pointed = rows.flatMap(({ id, record }) =>
    record === null ? [] : [{ councilId: id, recordId: record.id, name: record.name }],
  );
  const open = await openableRecords(
    permit.actor.accountId,
    pointed.map(({ recordId }) => recordId),
    now,
  );
  return pointed.map((each) => ({ ...each, mayOpen: open.includes(each.recordId) }));
}

/** A challenge that came before, of one or several of the councils of another. */
export interface EarlierChallenge {
  id: string;
  title: string;
  /** Names of those councils, as the later challenge calls them. */
  councils: string[];
}

/**
 * The last challenge before this one of each of its councils, as their records tell; one that was of several is listed once. One in which a
 * council took part that this challenge does not have is left out: what it held was that council's too.
 */
export async function listEarlierChallenges(
  permit: ChallengePermit,
  client: Db = db,
): Promise<EarlierChallenge[]> {
  const { createdAt, councils } = await client.challenge.findUniqueOrThrow({
    where: { id: permit.challengeId },
    select: {
      createdAt: true,
      councils: { orderBy: { position: "asc" }, select: { name: true, recordId: true } },
    },
  });
  const here = councils.flatMap(({ recordId }) => recordId ?? []);
  const found = new Map<string, EarlierChallenge>();
  for (const { name, recordId } of councils) {
    if (recordId === null) continue;
    const last = await client.challenge.findFirst({
      where: {
        id: { not: permit.challengeId },
        createdAt: { lt: createdAt },
        councils: { some: { recordId }, every: { recordId: { in: here } }, none: { recordId: null } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, title: true },
    });
    if (last === null) continue;
    found.set(last.id, { ...last, councils: [...(found.get(last.id)?.councils ?? []), name] });
  }
  return [...found.values()];
}

/** Adds a council behind those of the challenge. Returns its id there. */
export async function addCouncilRow(
  tx: Tx,
  challengeId: string,
  council: { name: string; shortName: string; recordId: string },
): Promise<string> {
  const last = await tx.participatingCouncil.aggregate({ where: { challengeId }, _max: { position: true } });
  const id = newId();
  await tx.participatingCouncil.create({
    data: { id, challengeId, ...council, isCommissioning: false, position: (last._max.position ?? 0) + 1 },
    select: { id: true },
  });
  await keepPartnership(tx, challengeId);
  return id;
}

/** Takes a council out of the challenge: of one of which something is there, the database refuses. */
export async function dropCouncilRow(tx: Tx, challengeId: string, councilId: string): Promise<void> {
  await tx.participatingCouncil.deleteMany({ where: { id: councilId, challengeId } });
  await keepPartnership(tx, challengeId);
}

async function keepPartnership(tx: Tx, challengeId: string): Promise<void> {
  const councils = await tx.participatingCouncil.count({ where: { challengeId } });
  await tx.challenge.update({
    where: { id: challengeId },
    data: { isPartnership: councils > 1, version: { increment: 1 } },
    select: { id: true },
  });
}

/** What there is of one council, and how one and several of it are called: each relation of `ParticipatingCouncil`, and its messages. */
const OF_COUNCIL = {
  memberships: ["place of one of its people", "places of its people"],
  people: ["person to be met", "people to be met"],
  sessions: ["session", "sessions"],
  statementSections: ["section of its position statement", "sections of its position statement"],
  packItems: ["document of the data pack", "documents of the data pack"],
  decisions: ["decision", "decisions"],
  purposeLinks: ["link that was sent", "links that were sent"],
  issuedVersions: ["issued version", "issued versions"],
  accuracyComments: ["correction of fact", "corrections of fact"],
  responses: ["answer to a recommendation", "answers to recommendations"],
  actions: ["action", "actions"],
  reportingRoutes: ["route to a committee", "routes to committees"],
  goodPractice: ["piece of good practice", "pieces of good practice"],
  postponementMarks: [
    "thing to confirm after a visit was postponed",
    "things to confirm after a visit was postponed",
  ],
} as const;

type KindOfCouncil = keyof typeof OF_COUNCIL;

/** How much there is of a council in a challenge, by kind; messages to its people count too. */
export async function countOfCouncil(
  challengeId: string,
  councilId: string,
  client: Db,
): Promise<{ one: string; several: string; count: number }[]> {
  const kinds = Object.keys(OF_COUNCIL) as KindOfCouncil[];
  const row = await client.participatingCouncil.findFirst({
    where: { id: councilId, challengeId },
    select: { _count: { select: Object.fromEntries(kinds.map((kind) => [kind, true])) } },
  });
  const counts = (row?._count ?? {}) as Partial<Record<KindOfCouncil, number>>;
  const challenge = await client.challenge.findUnique({
    where: { id: challengeId },
    select: { _count: { select: { outgoingMails: { where: { councilId } } } } },
  });
  return [
    ...kinds.map((kind) => ({
      one: OF_COUNCIL[kind][0],
      several: OF_COUNCIL[kind][1],
      count: counts[kind] ?? 0,
    })),
    { one: "message", several: "messages", count: challenge?._count.outgoingMails ?? 0 },
  ];
}
