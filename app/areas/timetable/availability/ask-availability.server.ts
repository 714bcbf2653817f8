import { demand, type VisitPermit } from "#app/access/permit.ts";
import { endOfDay } from "#app/access/purpose-links/purpose-link.ts";
import {
  endPurposeLinks,
  makePurposeLink,
  nameMessage,
} from "#app/access/purpose-links/purpose-links.server.ts";
import { to } from "#app/addresses.ts";
import { readChallenge } from "#app/areas/challenge/store.server.ts";
import { listCoordinators } from "#app/areas/people/members/read-memberships.server.ts";
import { readVisit as readVisitFacts } from "#app/areas/visits/read-visits.server.ts";
import { COMING_WORDS, visitDaysWords } from "#app/areas/visits/visit-words.ts";
import { record } from "#app/audit/record.server.ts";
import type { MailBlock } from "#app/mail/mail-body.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { keepAnswers, listAnswers } from "../plan/answers.server.ts";
import { isAnswered, lastDayOfLink, NO_ANSWER } from "../plan/availability.ts";
import { countRevisions } from "../plan/change-timetable.server.ts";
import { askGroups } from "./ask-groups.ts";
import type { AskInput } from "./availability-forms.ts";
import { listAvailability } from "./availability-store.server.ts";
import { coordinatorFor } from "./coordinator-for.ts";
import { dropRequestsOf } from "./drop-requests.server.ts";
import { linksOfVisit } from "./links-of-visit.server.ts";

/** The path of the page on which somebody answers. */
export function answerPath(token: string): string {
  return to.timetable.availability({ token });
}

/** What became of an enquiry. */
export interface Asked {
  /** Messages that wait in the outbox. */
  asked: number;
  /** People who were chosen and have no address. */
  withoutAddress: number;
}

/** A visit that people are asked about. */
export interface VisitAskedAbout {
  challengeTitle: string;
  councilName: string;
  firstDay: string;
  lastDay: string;
  /** When and why the peers come, as a sentence. */
  coming: string;
}

/**
 * Asks people when they can come: a message each, to be read in the outbox first, with a link that is theirs alone. Older
 * links of theirs about this visit end, and older messages that did not go yet are dropped. What somebody answered before stays until they
 * answer again. Throws forbidden, or invalid at the field that is wrong.
 */
export async function askAvailability(permit: VisitPermit, input: AskInput, now: Date): Promise<Asked> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const visit = await visitAskedAbout(tx, permit);
    const lastDay = lastDayToAnswer(visit, now);
    if (input.answerBy < dayOf(now)) {
      throw new AppError("invalid", "Enter a day that is still to come.", { field: "answerBy" });
    }
    if (input.answerBy > lastDay) {
      throw new AppError(
        "invalid",
        `Enter a day up to ${formatDayWithWeekday(lastDay)}: after it the links do not work.`,
        { field: "answerBy" },
      );
    }
    const ids = askGroups(await listAvailability(permit, tx))[input.group] ?? input.personIds;
    const chosen = await tx.person.findMany({
      where: { challengeId, anonymisedAt: null, id: { in: [...new Set(ids)] } },
      orderBy: { id: "asc" },
      take: 1000,
      select: { id: true, name: true, email: true, councilId: true },
    });
    if (chosen.length !== new Set(ids).size) {
      throw new AppError("invalid", "Choose people of this timetable.", { field: "personIds" });
    }
    const people = chosen.flatMap(({ email, ...person }) => (email === null ? [] : [{ ...person, email }]));
    if (people.length === 0) {
      throw new AppError("invalid", "None of them has an e-mail address. Choose others, or add addresses.", {
        field: input.group === "chosen" ? "personIds" : "group",
      });
    }
    await endAnswerLinks(
      tx,
      permit,
      people.map(({ id }) => id),
      now,
    );
    const coordinators = await listCoordinators(challengeId, now, tx);
    for (const person of people) {
      const { id, token } = await makeAnswerLink(tx, permit, { recordId: person.id, lastDay }, now);
      const own = coordinatorFor(coordinators, person.councilId);
      const mailId = await queueMail(
        tx,
        {
          kind: "availability-request",
          to: { address: person.email, name: person.name },
          subject: `When can you meet the peer team? ${visit.challengeTitle}`,
          body: requestBlocks(person.name, visit, input, token),
          challengeId,
          space: "shared",
          status: "draft",
          createdByName: permit.actor.name,
          ...(own === undefined ? {} : { replyTo: { name: own.account.name, address: own.account.email } }),
        },
        now,
      );
      await nameMessage(tx, id, mailId);
    }
    await markAsked(
      tx,
      permit,
      people.map(({ id }) => id),
      now,
    );
    await countRevisions(tx, challengeId);
    const what = `${people.length} asked when they can come`;
    await record(tx, permit, { type: "timetable-changed", data: { what } }, now);
    return { asked: people.length, withoutAddress: chosen.length - people.length };
  });
}

/**
 * Makes a link for one person, to be handed over by somebody: its secret is returned once and kept nowhere. Older links of
 * theirs about this visit end. Throws forbidden, not-found, or invalid when there is nothing to ask about.
 */
export async function makePersonLink(permit: VisitPermit, personId: string, now: Date): Promise<string> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const lastDay = lastDayToAnswer(await visitAskedAbout(tx, permit), now);
    if ((await tx.person.count({ where: { id: personId, challengeId, anonymisedAt: null } })) === 0) {
      throw new AppError("not-found", "There is no such person in this timetable.");
    }
    await endAnswerLinks(tx, permit, [personId], now);
    const { token } = await makeAnswerLink(tx, permit, { recordId: personId, lastDay }, now);
    await markAsked(tx, permit, [personId], now);
    await countRevisions(tx, challengeId);
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "link made to say when somebody can come", id: personId } },
      now,
    );
    return token;
  });
}

/** Ends the link of one person about this visit. Throws forbidden, or conflict when none works. */
export async function endPersonLink(permit: VisitPermit, personId: string, now: Date): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    if ((await endAnswerLinks(tx, permit, [personId], now)) === 0) {
      throw new AppError("conflict", "This person has no link that works.");
    }
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "link to say when somebody can come ended", id: personId } },
      now,
    );
  });
}

/** The visit that people and peers are asked about, in words. Throws invalid while its days are not known. */
export async function visitAskedAbout(tx: Tx, permit: VisitPermit): Promise<VisitAskedAbout> {
  const { title, councils } = await readChallenge(permit, tx);
  const { kind, days } = await readVisitFacts(permit, tx);
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) {
    throw new AppError("invalid", "The days of this visit are not known yet. Set them under Visits first.");
  }
  const council = councils.find(({ isCommissioning }) => isCommissioning) ?? councils[0];
  return {
    challengeTitle: title,
    councilName: council?.name ?? title,
    firstDay,
    lastDay,
    coming: `${COMING_WORDS[kind]} ${visitDaysWords({ days })}.`,
  };
}

/** The last day on which a link about the visit works. Throws invalid when the visit is over. */
export function lastDayToAnswer(visit: VisitAskedAbout, now: Date): Day {
  const lastDay = lastDayOfLink(visit, dayOf(now));
  if (lastDay === null) throw new AppError("invalid", "The visit is over, so there is nothing to ask.");
  return lastDay;
}

/** Makes the link by which a person or a peer says when they can come to the visit. */
export function makeAnswerLink(
  tx: Tx,
  { challengeId, visitId, actor }: VisitPermit,
  { recordId, lastDay }: { recordId: string; lastDay: Day },
  now: Date,
): Promise<{ id: string; token: string }> {
  return makePurposeLink(
    tx,
    {
      challengeId,
      purpose: "availability",
      recordId,
      visitId,
      expiresAt: endOfDay(lastDay),
      mostUses: null,
      createdByName: actor.name,
    },
    now,
  );
}

/** Ends the links of people or peers about the visit and drops the messages with them that did not go yet. Returns how many links ended. */
export async function endAnswerLinks(
  tx: Tx,
  permit: VisitPermit,
  personIds: readonly string[],
  now: Date,
): Promise<number> {
  const which = await linksOfVisit(permit, personIds, tx);
  const { ended, withoutMessage } = await endPurposeLinks(tx, which, "replaced", now);
  // Links of before named no message: it is found by its words.
  if (withoutMessage.length > 0) await dropRequestsOf(tx, permit.challengeId, new Set(withoutMessage));
  return ended.length;
}

/** Who has answered keeps the answer; everybody else now waits for one. */
async function markAsked(tx: Tx, permit: VisitPermit, ids: readonly string[], now: Date): Promise<void> {
  const before = await listAnswers(permit, tx);
  await keepAnswers(
    tx,
    permit,
    new Map(
      ids.map((id) => {
        const answer = before.get(id) ?? NO_ANSWER;
        const availability = isAnswered(answer.availability) ? answer.availability : "asked";
        return [id, { ...answer, availability, askedAt: now }];
      }),
    ),
  );
  const where = { challengeId: permit.challengeId, id: { in: [...ids] } };
  await tx.person.updateMany({ where, data: { version: { increment: 1 } } });
}

function requestBlocks(
  name: string,
  { challengeTitle, councilName, coming }: VisitAskedAbout,
  { answerBy, message }: AskInput,
  token: string,
): MailBlock[] {
  return [
    { text: `Dear ${name},` },
    {
      text: `${councilName} asks when you could meet the peer team of ${challengeTitle}. The peers are councillors and officers of other councils. ${coming}`,
    },
    ...message
      .split(/\n\s*\n/)
      .filter((part) => part.trim() !== "")
      .map((text) => ({ text })),
    {
      text: `Please say by ${formatDayWithWeekday(answerBy)} when you can come. It takes two minutes and needs no account.`,
    },
    { link: { url: absoluteUrl(answerPath(token)), label: "Say when you can come", isSecret: true } },
    {
      text: "The link is yours alone: please do not pass it on. You can open it again and change your answer. What you say to the peers is not attributed to you.",
    },
  ];
}
