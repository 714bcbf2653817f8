import { isPeerTeamRole } from "#app/access/permissions.ts";
import { demand, type VisitPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { listTeamContacts } from "#app/areas/peer-team/contact-card.server.ts";
import { listCoordinatorNames } from "#app/areas/people/members/read-memberships.server.ts";
import { daysInWords, standingPostponements } from "#app/areas/visits/postponement.ts";
import { listPostponements } from "#app/areas/visits/postponements.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import type { WordBlock } from "#app/word/document.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import { releasedSessions } from "../plan/released-sessions.ts";
import { readSiteJoining } from "../plan/store.server.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { timetableChanges } from "../versions/changes.ts";
import { doorSigns } from "./door-signs.ts";
import { joiningNotes } from "./joining-notes.ts";
import type { DeskNeeds, Paper, PaperKind, PaperSource } from "./paper.ts";
import { readPaperChoice } from "./paper-choice.ts";
import { PAPER_OFFERS } from "./paper-offers.ts";
import { asTyped, paperStanding } from "./paper-words.ts";
import { peerDays } from "./peer-days.ts";
import { deskNeeds, receptionList } from "./reception-list.ts";
import { wallGrid } from "./wall-grid.ts";

/** Characters of a reason that stand at the foot of each sheet; a longer one stands whole at the head of the paper, and is never cut. */
const MOST_REASON_AT_FOOT = 160;

/** How the timetable stands now, in a sentence: what every paper says of itself. */
export async function readPaperStanding(
  permit: VisitPermit,
  record: TimetableRecord,
  now: Date,
): Promise<string> {
  const last = await readLastRelease(permit);
  const changes =
    last === null ? [] : timetableChanges(last.sessions, releasedSessions(record, last.sessions));
  return paperStanding(last, changes.length, now);
}

/** Papers for whoever has to get to a site. */
const SAY_JOINING: readonly PaperKind[] = ["peer-days", "joining-notes"];

/** What one paper is drawn from. Throws forbidden, or not-found when the address asks for somebody who is not there. */
export async function readPaper(
  permit: VisitPermit,
  kind: PaperKind,
  asked: URLSearchParams,
  now: Date,
): Promise<{ paper: Paper; source: PaperSource }> {
  demand(permit, PAPER_OFFERS[kind].permission);
  const record = await readTimetable(permit);
  const postponed = await readPostponedWords(permit, kind);
  const source: PaperSource = {
    record,
    confidentialIds: await listConfidentialIds(permit),
    // Both the peers and those who arrange the visit hold the whole timetable; a council's readers do not.
    knowsConfidential: isPeerTeamRole(permit.role) || permit.may("timetable.edit"),
    standing: [await readPaperStanding(permit, record, now), ...postponed.atFoot].join(". "),
    choice: readPaperChoice(asked, record),
    joining: SAY_JOINING.includes(kind) ? await readSiteJoining(permit) : new Map(),
    contacts: kind === "peer-days" ? await readContacts(permit, record) : [],
    privacyUrl: absoluteUrl(to.installation.privacy()),
  };
  const paper = await compose(permit, kind, source);
  return { paper: { ...paper, introduction: [...postponed.atHead, ...paper.introduction] }, source };
}

/** For others to read: of a postponement they say the days, and nothing of the reason. */
const READ_BY_OTHERS: readonly PaperKind[] = ["wall-grid", "door-signs", "joining-notes"];

/**
 * That the visit was postponed, and why: what a paper says of it besides how the timetable stands, at the foot of each sheet, and at its
 * head where the reason is too long for a foot.
 */
async function readPostponedWords(
  permit: VisitPermit,
  kind: PaperKind,
): Promise<{ atFoot: string[]; atHead: WordBlock[] }> {
  const standing = standingPostponements(await listPostponements(permit)).find(({ visits }) =>
    visits.some(({ visitId }) => visitId === permit.visitId),
  );
  const visit = standing?.visits.find(({ visitId }) => visitId === permit.visitId);
  if (standing === undefined || visit === undefined) return { atFoot: [], atHead: [] };
  const days = `Postponed on ${formatDay(dayOf(standing.recordedAt))} from ${daysInWords(visit.earlierDays)}`;
  if (READ_BY_OTHERS.includes(kind)) return { atFoot: [days], atHead: [] };
  const reason = standing.reason.replace(/\s+/g, " ").trim();
  return reason.length <= MOST_REASON_AT_FOOT
    ? { atFoot: [`${days}: ${reason}`], atHead: [] }
    : { atFoot: [days], atHead: [{ kind: "paragraph", text: `${days}: ${asTyped(reason)}` }] };
}

async function compose(permit: VisitPermit, kind: PaperKind, source: PaperSource): Promise<Paper> {
  switch (kind) {
    case "peer-days":
      return peerDays(source);
    case "wall-grid":
      return wallGrid(source);
    case "door-signs":
      return doorSigns(source);
    case "reception-list":
      return receptionList(source, await readDeskNeeds(permit));
    case "joining-notes":
      return joiningNotes(source, await listCoordinatorNames(permit.challengeId));
  }
}

/** How each of this visit's team is reached, of whom a number is written down. */
async function readContacts(
  permit: VisitPermit,
  { peers }: TimetableRecord,
): Promise<PaperSource["contacts"]> {
  const telephones = new Map((await listTeamContacts(permit)).map(({ id, telephone }) => [id, telephone]));
  return peers.flatMap(({ id, name, part }) => {
    const telephone = telephones.get(id) ?? "";
    return telephone === "" ? [] : [{ name, part, telephone }];
  });
}

/** At most 400: as many as a timetable has sessions. */
async function listConfidentialIds(permit: VisitPermit): Promise<ReadonlySet<string>> {
  const rows = await db.session.findMany({
    where: { visitId: permit.visitId, isConfidential: true },
    take: 400,
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

/** The access needs on record, in a desk's words. The words of the people themselves go no further. */
async function readDeskNeeds(permit: VisitPermit): Promise<DeskNeeds> {
  const rows = await db.person.findMany({
    where: { challengeId: permit.challengeId, accessNeeds: { not: "" } },
    take: 1000,
    select: { id: true, accessNeeds: true },
  });
  return new Map(rows.map((row) => [row.id, deskNeeds(row.accessNeeds)]));
}
