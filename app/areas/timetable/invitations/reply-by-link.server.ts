import { purposeLinkState } from "#app/access/purpose-links/purpose-link.ts";
import {
  countUseOfLink,
  findPurposeLink,
  openPurposeLink,
  type PurposeLink,
} from "#app/access/purpose-links/purpose-links.server.ts";
import { readPublicNames, refuseLinkToClosed } from "#app/areas/challenge/find-challenges.server.ts";
import { listPeerAddresses } from "#app/areas/peer-team/read-peers.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { type Day, dayOf, lastDayBefore, timeOfDay } from "#app/platform/days.ts";
import { type Db, db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { hasEnded, type Told } from "./invitation-changes.ts";
import { knownOf } from "./invitation-plan.ts";
import { readInvitationStates } from "./read-invitations.server.ts";
import { listInvitationFates, listReplies } from "./read-replies.server.ts";
import { keepReply } from "./record-reply.server.ts";
import { type KeptReply, replyVersion } from "./replies.ts";
import type { OwnReplyInput } from "./reply-forms.ts";

/** A link that was opened, and the request that brings it. */
export interface OpenedReplyLink {
  token: string | undefined;
  clientAddress: string;
  requestId: string;
}

/** One session of whoever has the link, as they were told of it. */
export interface InvitedSession {
  invitationId: string;
  told: Told;
  /** Their answer to this time and place; null where there is none yet. */
  reply: KeptReply | null;
  /** Whether they answered before it changed. */
  isAskedAgain: boolean;
}

/** What the owner of a link to answer is shown: what they were told, and what they answered. Nothing of other people's answers. */
export interface OwnInvitations {
  name: string;
  kind: "person" | "peer";
  challengeTitle: string;
  councilName: string;
  sessions: InvitedSession[];
  linkUntil: Day;
}

// One sentence for all: it must not tell whether there ever was such a link, nor whose.
function gone(): AppError {
  return new AppError(
    "gone",
    "This link cannot be used: it works until the sessions it is about are over. Write to the council, or to whoever invited you.",
    { logMessage: "a link to answer an invitation did not work" },
  );
}

/** What somebody reads who opens a link to a challenge that is closed. */
const CLOSED = { sentence: "your answer is not asked for any more.", asked: "answer an invitation to" };

/** Whose link it is, if it works and they are still there; null otherwise. */
async function ownerOf(client: Db, link: PurposeLink | null, now: Date) {
  if (link === null || purposeLinkState(link, now).state !== "works") return null;
  const { challengeId, recordId: id, visitId } = link;
  const visits = await listVisits(challengeId, client);
  if (visitId === null || !visits.some((visit) => visit.id === visitId)) return null;
  const at = { challengeId, visitId, linkUntil: lastDayBefore(link.expiresAt) };
  const person = await client.person.findFirst({
    where: { id, challengeId, anonymisedAt: null },
    select: { name: true },
  });
  if (person !== null) return { ...at, id, kind: "person" as const, name: person.name };
  const [peer] = await listPeerAddresses(challengeId, client, [id]);
  return peer === undefined ? null : { ...at, id, kind: "peer" as const, name: peer.name };
}

type Owner = NonNullable<Awaited<ReturnType<typeof ownerOf>>>;

/** The sessions that somebody was told of and that are not over, in order. */
async function sessionsOf(client: Db, owner: Owner, now: Date): Promise<InvitedSession[]> {
  const moment = { date: dayOf(now), time: timeOfDay(now) };
  const states = await readInvitationStates(owner, client);
  const fates = await listInvitationFates(owner.challengeId, client);
  const replies = await listReplies(owner, client);
  return states
    .flatMap((state): InvitedSession[] => {
      if (state.to.kind !== owner.kind || state.to.id !== owner.id) return [];
      const told = knownOf(state, fates);
      if (told === null || hasEnded(told, moment)) return [];
      const last = replies.get(state.rowId) ?? null;
      const isOfIt = last !== null && replyVersion(last.version) === replyVersion(told);
      return [
        {
          invitationId: state.rowId,
          told,
          reply: isOfIt ? last : null,
          isAskedAgain: last !== null && !isOfIt,
        },
      ];
    })
    .sort((a, b) => `${a.told.date} ${a.told.start}`.localeCompare(`${b.told.date} ${b.told.start}`));
}

/** What the page of a link shows. Throws gone, the same for an unknown, an expired and a revoked one, or too-many. */
export async function readOwnInvitations(opened: OpenedReplyLink, now: Date): Promise<OwnInvitations> {
  const link = await openPurposeLink(
    "invitation",
    opened,
    async (found) => (await ownerOf(db, found, now)) !== null,
  );
  const owner = await ownerOf(db, link, now);
  if (owner === null) throw gone();
  await refuseLinkToClosed(owner.challengeId, CLOSED, db);
  const { title, councilName } = await readPublicNames(owner.challengeId, db);
  const { name, kind, linkUntil } = owner;
  return {
    name,
    kind,
    challengeTitle: title,
    councilName,
    sessions: await sessionsOf(db, owner, now),
    linkUntil,
  };
}

/**
 * Keeps what the owner of a link answers: to one session, or (`session` "all") to each that has no answer yet. Throws gone, too-many, or
 * conflict when what they were told has changed since they looked.
 */
export async function replyByLink(
  opened: OpenedReplyLink,
  { session, answer, asked }: OwnReplyInput,
  now: Date,
): Promise<void> {
  await readOwnInvitations(opened, now);
  await transaction(async (tx) => {
    const link = await findPurposeLink(tx, "invitation", opened.token);
    const owner = await ownerOf(tx, link, now);
    if (link === null || owner === null) throw gone();
    await refuseLinkToClosed(owner.challengeId, CLOSED, tx);
    const sessions = await sessionsOf(tx, owner, now);
    const meant = sessions.filter(({ invitationId, reply }) =>
      session === "all" ? reply === null : invitationId === session,
    );
    if (meant.length === 0 || askedOf(meant) !== asked) {
      throw new AppError(
        "conflict",
        "Something has changed since you opened this page, so your answer was not kept. Look at what stands here now, and answer again.",
      );
    }
    for (const { invitationId, told } of meant) {
      const reply = { invitationId, answer, version: told, way: "link" as const, toldOn: null };
      await keepReply(tx, owner.challengeId, { ...reply, writtenByName: "" }, now);
    }
    await countUseOfLink(tx, link, now);
    await recordOutsideChallenge(
      tx,
      { actor: null, challengeId: owner.challengeId, requestId: opened.requestId },
      { type: "timetable-changed", data: { what: `invitation answered by a link: ${answer}`, id: owner.id } },
      now,
    );
  });
}

/** What somebody is asked about some sessions: an answer is to this. */
export function askedOf(sessions: readonly Pick<InvitedSession, "told">[]): string {
  return sessions.map(({ told }) => replyVersion(told)).join("\n");
}
