import { demand, type VisitPermit } from "#app/access/permit.ts";
import { nameMessage } from "#app/access/purpose-links/purpose-links.server.ts";
import { listPeerAddresses } from "#app/areas/peer-team/read-peers.server.ts";
import { listManagers } from "#app/areas/people/members/read-memberships.server.ts";
import { record } from "#app/audit/record.server.ts";
import type { MailBlock } from "#app/mail/mail-body.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { countRevisions } from "../../plan/change-timetable.server.ts";
import { keepPeersAsked } from "../../plan/needs/peer-answers.server.ts";
import { readTimetable } from "../../plan/read-timetable.server.ts";
import {
  answerPath,
  endAnswerLinks,
  lastDayToAnswer,
  makeAnswerLink,
  type VisitAskedAbout,
  visitAskedAbout,
} from "../ask-availability.server.ts";
import type { AskPeersInput } from "../availability-forms.ts";

/** Whether somebody may ask the peers: who arranges the visit, and the team too. A council's own writes to no peer. */
export function mayAskPeers(permit: VisitPermit): boolean {
  return permit.may("timetable.edit") && permit.may("team.edit");
}

/**
 * Asks peers of the visit for their days: a message each, to be read in the outbox first, with a link that is theirs alone. Older links of theirs about
 * this visit end. Returns how many messages wait. Throws forbidden, or invalid at the field that is wrong: for whoever is no confirmed peer of
 * the visit, and for one without an address.
 */
export async function askPeers(permit: VisitPermit, input: AskPeersInput, now: Date): Promise<number> {
  demand(permit, "timetable.edit");
  demand(permit, "team.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const visit = await visitAskedAbout(tx, permit);
    const lastDay = lastDayToAnswer(visit, now);
    if (input.answerBy < dayOf(now) || input.answerBy > lastDay) {
      const message = `Enter a day from today up to ${formatDayWithWeekday(lastDay)}: after it the links do not work.`;
      throw new AppError("invalid", message, { field: "answerBy" });
    }
    const peers = await peersToAsk(tx, permit, input.peerIds);
    await endAnswerLinks(
      tx,
      permit,
      peers.map(({ id }) => id),
      now,
    );
    const [manager] = await listManagers(challengeId, tx);
    for (const peer of peers) {
      const { id, token } = await makeAnswerLink(tx, permit, { recordId: peer.id, lastDay }, now);
      const mailId = await queueMail(
        tx,
        {
          kind: "availability-request",
          to: { address: peer.email, name: peer.name },
          subject: `Your days for the peer team: ${visit.challengeTitle}`,
          body: questionToPeer(peer.name, visit, input, token),
          challengeId,
          // A peer's address is the peer team's.
          space: "peer-team",
          status: "draft",
          createdByName: permit.actor.name,
          ...(manager === undefined ? {} : { replyTo: { name: manager.name, address: manager.email } }),
        },
        now,
      );
      await nameMessage(tx, id, mailId);
    }
    await keepPeersAsked(
      tx,
      permit,
      peers.map(({ id }) => id),
      now,
    );
    await countRevisions(tx, challengeId);
    const what = `${peers.length} asked for their days as peers`;
    await record(tx, permit, { type: "timetable-changed", data: { what } }, now);
    return peers.length;
  });
}

/** The chosen peers with their addresses. */
async function peersToAsk(
  tx: Tx,
  permit: VisitPermit,
  chosen: readonly string[],
): Promise<{ id: string; name: string; email: string }[]> {
  const ids = [...new Set(chosen)];
  const here = new Set(
    (await readTimetable(permit, tx)).peers.flatMap((one) => (one.isConfirmed ? [one.id] : [])),
  );
  if (ids.some((id) => !here.has(id))) {
    throw new AppError("invalid", "Choose confirmed peers of this visit.", { field: "peerIds" });
  }
  const found = await listPeerAddresses(permit.challengeId, tx, ids);
  const without = found.filter(({ email }) => email === null).map(({ name }) => name);
  if (without.length > 0) {
    throw new AppError(
      "invalid",
      `There is no e-mail address of ${without.join(", ")}. Add it to the peer team first.`,
      { field: "peerIds" },
    );
  }
  return found.flatMap(({ email, ...peer }) => (email === null ? [] : [{ ...peer, email }]));
}

function questionToPeer(
  name: string,
  { challengeTitle, coming }: VisitAskedAbout,
  { answerBy, message }: AskPeersInput,
  token: string,
): MailBlock[] {
  return [
    { text: `Dear ${name},` },
    {
      text: `You are in the peer team of ${challengeTitle}. ${coming} Please say when you can work on these days, and when you cannot.`,
    },
    ...message
      .split(/\n\s*\n/)
      .filter((part) => part.trim() !== "")
      .map((text) => ({ text })),
    {
      text: `Please answer by ${formatDayWithWeekday(answerBy)}. It takes two minutes and needs no account.`,
    },
    { link: { url: absoluteUrl(answerPath(token)), label: "Say when you can work", isSecret: true } },
    {
      text: "The link is yours alone: please do not pass it on. You can open it again and change your answer. It is seen only by those who arrange the visit.",
    },
  ];
}
