import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { listConfirmedPeers } from "#app/areas/peer-team/read-peers.server.ts";
import { listPeerProposals } from "#app/areas/peer-team/read-proposals.server.ts";
import { countAnsweredSince } from "#app/areas/timetable/availability/answers-by-council.server.ts";
import { countInvitationsSent } from "#app/areas/timetable/invitations/read-invitations.server.ts";
import {
  countingMarks,
  daysInWords,
  type Mark,
  type Postponement,
  standingPostponements,
  toPutBack,
} from "#app/areas/visits/postponement.ts";
import { listPostponements } from "#app/areas/visits/postponements.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { formatInstant } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { mayConfirm, readMark } from "./confirm-mark.server.ts";
import { type MarkNames, markPage, markTitle } from "./mark-words.ts";

/** A mark as a page shows it. */
export interface ShownMark {
  id: string;
  title: string;
  /** The page on which it is seen to. */
  page: string;
  /** How many have answered anew, for whoever arranges the visit; null for what is not counted. */
  progress: string | null;
  /** "Cora Field, 3 March 2026, 10:00am"; null while it is open. */
  confirmed: string | null;
  how: string;
  mayConfirm: boolean;
}

/** A postponement as a page shows and prints it. */
export interface ShownPostponement {
  id: string;
  decidedBy: string;
  reason: string;
  recorded: string;
  visits: { name: string; earlier: string; later: string }[];
  putBack: { by: string; at: string; reason: string } | null;
  /** Whether it can be put back now: what is newer is put back first. */
  isNewest: boolean;
  /** What came of it that counts, and that the reader reads. */
  marks: number;
}

/** What there is to see of the postponements of a challenge, newest first, with the marks that count. */
export async function readPostponing(
  permit: ChallengePermit,
): Promise<{ standing: ShownPostponement[]; marks: ShownMark[]; earlier: ShownPostponement[] }> {
  const all = await listPostponements(permit);
  const counting = countingMarks(all);
  const names = await readMarkNames(permit);
  const marks: ShownMark[] = [];
  for (const mark of counting) marks.push(await shownMark(permit, mark, names, all));
  const newest = toPutBack(all);
  const show = (one: Postponement) => ({
    ...shown(one),
    isNewest: newest.includes(one),
    marks: counting.filter(({ postponementId }) => postponementId === one.id).length,
  });
  const standing = standingPostponements(all);
  return {
    standing: standing.map(show),
    marks,
    earlier: all.filter((one) => !standing.includes(one)).map(show),
  };
}

/** The names that marks are said with. */
async function readMarkNames(permit: ChallengePermit): Promise<MarkNames> {
  const { challengeId } = permit;
  const visits = await listVisits(challengeId);
  return {
    challengeId,
    councils: new Map((await listCouncils(permit)).map(({ id, name }) => [id, name])),
    peers: new Map((await listConfirmedPeers(challengeId, db)).map(({ id, name }) => [id, name])),
    proposals: new Map(
      permit.may("decisions.read") ? (await listPeerProposals(permit)).map(({ id, name }) => [id, name]) : [],
    ),
    visits: new Map(visits.map(({ id, name }) => [id, name])),
    firstVisitId: visits.find(({ kind }) => kind === "on-site")?.id ?? "",
  };
}

/** A mark in words. */
async function shownMark(
  permit: ChallengePermit,
  mark: Mark,
  names: MarkNames,
  postponements: readonly Postponement[],
): Promise<ShownMark> {
  const since = postponements.find((one) => one.id === mark.postponementId)?.recordedAt ?? new Date(0);
  const { id, confirmedAt, confirmedByName, confirmedHow } = mark;
  return {
    id,
    title: markTitle(mark, names),
    page: markPage(mark, names),
    progress: await progressOf(permit, mark, since),
    confirmed: confirmedAt === null ? null : `${confirmedByName}, ${formatInstant(confirmedAt)}`,
    how: confirmedHow,
    mayConfirm: mayConfirm(permit, mark),
  };
}

async function progressOf(
  permit: ChallengePermit,
  { about, councilId, visitId }: Mark,
  since: Date,
): Promise<string | null> {
  if (!permit.may("arrangements.read")) return null;
  if (about === "invitations" && visitId !== null) {
    const { messages, notSent } = await countInvitationsSent({ challengeId: permit.challengeId, visitId });
    return messages === 0
      ? null
      : `${messages - notSent} of ${messages} messages about the new days were sent`;
  }
  if (about !== "availability") return null;
  // A mark of before answers were of a visit is about all phases on site.
  const onSite = (await listVisits(permit.challengeId)).filter(({ kind }) => kind === "on-site");
  const visitIds = visitId === null ? onSite.map(({ id }) => id) : [visitId];
  const { asked, answered } = await countAnsweredSince(permit, { councilId, visitIds }, since);
  return `${answered} of ${asked} have answered since`;
}

function shown({
  visits,
  putBackAt,
  putBackByName,
  putBackReason,
  ...one
}: Postponement): Omit<ShownPostponement, "isNewest" | "marks"> {
  return {
    id: one.id,
    decidedBy: one.decidedBy,
    reason: one.reason,
    recorded: `${one.recordedByName}, ${formatInstant(one.recordedAt)}`,
    visits: visits.map(({ name, earlierDays, newDays }) => ({
      name,
      earlier: daysInWords(earlierDays),
      later: daysInWords(newDays),
    })),
    putBack:
      putBackAt === null
        ? null
        : { by: putBackByName ?? "", at: formatInstant(putBackAt), reason: putBackReason },
  };
}

/** One mark that counts, with the days it is about. Throws not-found for any other. */
export async function readShownMark(permit: ChallengePermit, markId: string) {
  const mark = await readMark(permit, markId);
  const all = await listPostponements(permit);
  const visits = all.find(({ id }) => id === mark.postponementId)?.visits ?? [];
  const ofMark = visits.filter(({ visitId }) => mark.visitId === null || mark.visitId === visitId);
  const days = ofMark.map(
    ({ name, earlierDays, newDays }) =>
      `${name}: ${daysInWords(earlierDays)}, put off to ${daysInWords(newDays)}`,
  );
  const names = await readMarkNames(permit);
  return {
    mark: await shownMark(permit, mark, names, all),
    about: mark.about,
    version: mark.version,
    days,
  };
}
