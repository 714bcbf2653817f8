import type { VisitPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import type { SoftRules } from "#app/solver/weights.ts";
import { seesConfidential } from "./confidential-sessions.ts";
import { type RuleMinutes, softRulesFrom, withDefaults } from "./house-rules.ts";
import type {
  Journey,
  SiteJoining,
  TimetableRoom,
  TimetableSession,
  TimetableSite,
} from "./timetable-record.ts";
import type { SessionKind } from "./timetable-words.ts";
import { type HoursByDay, ownHoursFrom } from "./visit-days/day-hours.ts";

const ROOM = {
  id: true,
  siteId: true,
  name: true,
  capacity: true,
  isStepFree: true,
  hasHearingLoop: true,
} as const;

/** The sites with their rooms, in order. At most 20 sites of 60 rooms. */
export async function listSites(permit: VisitPermit, client: Db = db): Promise<TimetableSite[]> {
  return client.site.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 20,
    select: {
      id: true,
      name: true,
      address: true,
      rooms: { orderBy: [{ position: "asc" }, { id: "asc" }], take: 60, select: ROOM },
    },
  });
}

const JOINING = { parking: true, wayIn: true, wifi: true, catering: true } as const;

/** What whoever comes to each site has to know, by the site's id. At most 20 sites. */
export async function readSiteJoining({
  challengeId,
}: VisitPermit): Promise<ReadonlyMap<string, SiteJoining>> {
  const rows = await db.site.findMany({
    where: { challengeId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: 20,
    select: { id: true, ...JOINING },
  });
  return new Map(rows.map(({ id, ...joining }) => [id, joining]));
}

/** One site with its rooms, what its visitors have to know, and its version for the form that changes it. Throws not-found. */
export async function readSite(
  permit: VisitPermit,
  siteId: string,
  client: Db = db,
): Promise<TimetableSite & SiteJoining & { version: number }> {
  const site = (await listSites(permit, client)).find((one) => one.id === siteId);
  if (site === undefined) throw new AppError("not-found", "There is no such site in this timetable.");
  const facts = await client.site.findUniqueOrThrow({
    where: { id: siteId },
    select: { version: true, ...JOINING },
  });
  return { ...site, ...facts };
}

/** One room of the challenge, and its version for the form that changes it. Throws not-found. */
export async function readRoom(
  permit: VisitPermit,
  roomId: string,
  client: Db = db,
): Promise<TimetableRoom & { version: number }> {
  const room = await client.room.findFirst({
    where: { id: roomId, challengeId: permit.challengeId },
    select: { ...ROOM, version: true },
  });
  if (room === null) throw new AppError("not-found", "There is no such room in this timetable.");
  return room;
}

/** The known journeys between the sites of the challenge. */
export async function listJourneys(permit: VisitPermit, client: Db = db): Promise<Journey[]> {
  return client.siteTravel.findMany({
    where: { from: { challengeId: permit.challengeId }, to: { challengeId: permit.challengeId } },
    orderBy: [{ fromSiteId: "asc" }, { toSiteId: "asc" }],
    take: 400,
    select: { fromSiteId: true, toSiteId: true, minutes: true },
  });
}

const storedRules = (permit: VisitPermit, client: Db) =>
  client.timetableRule.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: { key: "asc" },
    take: 500,
    select: { key: true, minutes: true },
  });

/** The house rules of the challenge, defaults where none is stored. */
export async function readRules(permit: VisitPermit, client: Db = db): Promise<RuleMinutes> {
  return withDefaults(await storedRules(permit, client));
}

/** The house rules, and the hours of single days that are not as those say. */
export async function readDayRules(
  permit: VisitPermit,
  client: Db = db,
): Promise<{ rules: RuleMinutes; hours: HoursByDay }> {
  const stored = await storedRules(permit, client);
  return { rules: withDefaults(stored), hours: ownHoursFrom(stored) };
}

/** What the solver weighs in this challenge, defaults where nothing is stored. */
export async function readSoftRules(permit: VisitPermit, client: Db = db): Promise<SoftRules> {
  return softRulesFrom(await storedRules(permit, client));
}

const SESSION = {
  id: true,
  councilId: true,
  kind: true,
  title: true,
  purpose: true,
  date: true,
  start: true,
  minutes: true,
  siteId: true,
  roomId: true,
  joinAddress: true,
  track: true,
  status: true,
  isFixed: true,
  isConfidential: true,
  version: true,
  peers: { select: { peerId: true } },
  people: { select: { personId: true } },
  themes: { select: { themeId: true } },
  prompts: { select: { promptId: true } },
} as const;

type SessionRow = Omit<
  TimetableSession,
  "kind" | "status" | "peerIds" | "personIds" | "themeIds" | "promptIds"
> & {
  kind: string;
  status: string;
  peers: { peerId: string }[];
  people: { personId: string }[];
  themes: { themeId: string }[];
  prompts: { promptId: string }[];
};

function fromRow({ peers, people, themes, prompts, ...row }: SessionRow): TimetableSession {
  return {
    ...row,
    kind: row.kind as SessionKind,
    status: row.status === "cancelled" ? "cancelled" : "planned",
    peerIds: peers.map((link) => link.peerId).sort(),
    personIds: people.map((link) => link.personId).sort(),
    themeIds: themes.map((link) => link.themeId).sort(),
    promptIds: prompts.map((link) => link.promptId).sort(),
  };
}

/** The sessions a person may see: every page, document and search of this room reads through here. */
function shownTo({ challengeId, visitId, role }: VisitPermit) {
  return { challengeId, visitId, ...(seesConfidential(role) ? {} : { isConfidential: false }) };
}

/** Every session of the visit, cancelled ones included, in order of time; those without a place last. At most 400. */
export async function listSessions(permit: VisitPermit, client: Db = db): Promise<TimetableSession[]> {
  const rows = await client.session.findMany({
    where: shownTo(permit),
    orderBy: [{ date: "asc" }, { start: "asc" }, { track: "asc" }, { id: "asc" }],
    take: 400,
    select: SESSION,
  });
  return rows.map(fromRow);
}

/** One session. Throws not-found. */
export async function readSession(
  permit: VisitPermit,
  sessionId: string,
  client: Db = db,
): Promise<TimetableSession> {
  const row = await client.session.findFirst({
    where: { ...shownTo(permit), id: sessionId },
    select: SESSION,
  });
  if (row === null) throw new AppError("not-found", "There is no such session in this timetable.");
  return fromRow(row);
}
