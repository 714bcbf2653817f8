import { purposeLinkState } from "#app/access/purpose-links/purpose-link.ts";
import {
  countUseOfLink,
  findPurposeLink,
  openPurposeLink,
  type PurposeLink,
} from "#app/access/purpose-links/purpose-links.server.ts";
import { readPublicNames, refuseLinkToClosed } from "#app/areas/challenge/find-challenges.server.ts";
import { listConfirmedPeers } from "#app/areas/peer-team/read-peers.server.ts";
import { listVisits, readFirstPhase } from "#app/areas/visits/read-visits.server.ts";
import { COMING_WORDS, visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { type Day, lastDayBefore } from "#app/platform/days.ts";
import { type Db, db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { keepAnswers, readAnswer } from "../plan/answers.server.ts";
import { type Answer, type Availability, type TimeWindow, timesOfAnswer } from "../plan/availability.ts";
import { countRevisions } from "../plan/change-timetable.server.ts";
import { timetableDays } from "../plan/day-plan.ts";
import { type RuleMinutes, withDefaults } from "../plan/house-rules.ts";
import { keepPeerAnswer, readPeerAnswer } from "../plan/needs/peer-answers.server.ts";
import type { AvailabilityAnswerInput } from "./availability-forms.ts";

/** A personal link that was opened, and the request that brings it. */
export interface OpenedPersonalLink {
  token: string | undefined;
  clientAddress: string;
  requestId: string;
}

/** What the owner of a personal link is told and has answered. Nothing of other people, nothing of the timetable. */
export interface PersonQuestion {
  name: string;
  /** Asked as a peer of the team, not as somebody whom the peers meet. */
  isOfTeam: boolean;
  challengeTitle: string;
  councilName: string;
  /** When and why the peers come, in words: "They are on site from 2 to 5 March 2026". */
  coming: string;
  /** The days of the visit. */
  days: Day[];
  rules: RuleMinutes;
  availability: Availability;
  times: TimeWindow[];
  note: string;
  answeredAt: Date | null;
  /** The last day on which the link works. */
  linkUntil: Day;
}

// One sentence for all: it must not tell whether there ever was such a link, nor whose.
function gone(): AppError {
  return new AppError(
    "gone",
    "This link cannot be used: it works for a limited time, and only the newest one works. Ask the council for another, or tell them when you can come.",
    { logMessage: "a link to say when somebody can come did not work" },
  );
}

/** What somebody reads who opens a link to a challenge that is closed. */
const CLOSED = {
  sentence: "you are not asked any more when you can come.",
  asked: "say when somebody can come to",
};

/** Whose link it is: somebody of the timetable whose name was not removed, or a confirmed peer; null for nobody any more. */
async function ownerOf(
  client: Db,
  { recordId, challengeId }: PurposeLink,
): Promise<{ name: string; isOfTeam: boolean } | null> {
  const person = await client.person.findFirst({
    where: { id: recordId, anonymisedAt: null },
    select: { name: true },
  });
  if (person !== null) return { ...person, isOfTeam: false };
  const peer = (await listConfirmedPeers(challengeId, client)).find(({ id }) => id === recordId);
  return peer === undefined ? null : { name: peer.name, isOfTeam: true };
}

/** The link, if it works and its owner's name was not removed; null otherwise. */
async function ifItWorks(client: Db, link: PurposeLink | null, now: Date): Promise<PurposeLink | null> {
  if (link === null || purposeLinkState(link, now).state !== "works") return null;
  return (await ownerOf(client, link)) === null ? null : link;
}

async function openLink(opened: OpenedPersonalLink, now: Date): Promise<PurposeLink> {
  const works = async (link: PurposeLink) => (await ifItWorks(db, link, now)) !== null;
  const link = await openPurposeLink("availability", opened, works);
  if (link === null) throw gone();
  await refuseLinkToClosed(link.challengeId, CLOSED, db);
  return link;
}

/** What the page of a personal link shows. Throws gone, the same for an unknown, an expired and a revoked one, or too-many. */
export async function readQuestion(opened: OpenedPersonalLink, now: Date): Promise<PersonQuestion> {
  const link = await openLink(opened, now);
  const owner = await ownerOf(db, link);
  if (owner === null) throw gone();
  const { visitId, ...visit } = await readVisit(db, link);
  const at = { challengeId: link.challengeId, visitId };
  const { availability, times, note, answeredAt } = owner.isOfTeam
    ? await readPeerAnswer(at, link.recordId, visit.days, db)
    : await readAnswer(at, link.recordId, db);
  return {
    ...owner,
    ...visit,
    availability,
    times,
    note,
    answeredAt,
    linkUntil: lastDayBefore(link.expiresAt),
  };
}

/**
 * Keeps what the owner of a personal link answers for the visit it asks about, in place of what they answered for it before. Throws gone (as `readQuestion`),
 * too-many, or invalid when nothing of it is within the visit.
 */
export async function answerQuestion(
  opened: OpenedPersonalLink,
  answer: AvailabilityAnswerInput,
  now: Date,
): Promise<void> {
  await openLink(opened, now);
  await transaction(async (tx) => {
    const link = await ifItWorks(tx, await findPurposeLink(tx, "availability", opened.token), now);
    if (link === null) throw gone();
    await refuseLinkToClosed(link.challengeId, CLOSED, tx);
    const { challengeId, recordId: personId } = link;
    const { days, rules, visitId } = await readVisit(tx, link);
    const times =
      answer.answer === "some-times"
        ? timesOfAnswer({ halves: answer.halves, rows: answer.times }, days, rules)
        : [];
    if (answer.answer === "some-times" && times.length === 0) {
      throw new AppError("invalid", "Choose times on the days of the visit.", { field: "halves" });
    }
    const at = { challengeId, visitId };
    const said = { availability: answer.answer, times, note: answer.note };
    if ((await ownerOf(tx, link))?.isOfTeam) await keepPeerAnswer(tx, at, personId, { ...said, days }, now);
    else await keepPersonAnswer(tx, at, personId, said, now);
    await countUseOfLink(tx, link, now);
    await countRevisions(tx, challengeId);
    await recordOutsideChallenge(
      tx,
      { actor: null, challengeId, requestId: opened.requestId },
      { type: "timetable-changed", data: { what: "answered when they can come", id: personId } },
      now,
    );
  });
}

async function keepPersonAnswer(
  tx: Tx,
  at: { challengeId: string; visitId: string },
  personId: string,
  said: Pick<Answer, "availability" | "times" | "note">,
  now: Date,
): Promise<void> {
  const { askedAt } = await readAnswer(at, personId, tx);
  await keepAnswers(tx, at, new Map([[personId, { ...said, askedAt, answeredAt: now }]]));
  await tx.person.update({
    where: { id: personId },
    data: { version: { increment: 1 } },
    select: { id: true },
  });
}

/** The visit a link asks about: the first phase on site where it was made when there was no other, or that visit was taken away. */
async function readVisit(client: Db, { challengeId, visitId }: Pick<PurposeLink, "challengeId" | "visitId">) {
  const { title, councilName } = await readPublicNames(challengeId, client);
  const visits = await listVisits(challengeId, client);
  const visit = visits.find(({ id }) => id === visitId) ?? (await readFirstPhase(challengeId, client));
  const rules = await client.timetableRule.findMany({
    where: { challengeId },
    take: 100,
    select: { key: true, minutes: true },
  });
  return {
    visitId: visit.id,
    coming: `${COMING_WORDS[visit.kind]} ${visitDaysWords(visit) ?? "days still to be set"}`,
    challengeTitle: title,
    councilName,
    days: timetableDays({ visit, sessions: [] }),
    rules: withDefaults(rules),
  };
}
