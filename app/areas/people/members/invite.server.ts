import type { Actor, ChallengePermit } from "#app/access/permit.ts";
import { demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { record, recordOutsideChallenge } from "#app/audit/record.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { makeLink, nameMessageOf, revokeLinks } from "../accounts/account-links.server.ts";
import { ACCEPTANCE, hasAccepted, hasChosenWayIn } from "./acceptance.ts";
import { type LetInto, placeMember } from "./add-member.server.ts";
import { mayGiveRole, placeOf, strayChoice, type WantedMembership } from "./membership.ts";

/** Who is invited, and as what. */
export interface MemberInvitation extends WantedMembership {
  name: string;
  email: string;
}

interface Invited {
  id: string;
  name: string;
  email: string;
}

/**
 * Lets a person into the challenge and tells them by mail. Somebody without an account gets one, and a link to choose a
 * password by; somebody who has one is told where to sign in. Throws forbidden, or invalid at the field that is wrong.
 */
export async function inviteMember(
  permit: ChallengePermit,
  input: MemberInvitation,
  now: Date,
): Promise<void> {
  demand(permit, "members.invite");
  await transaction((tx) => inviteInto(tx, permit, input, now));
}

/** Invites one person inside the transaction of a use-case that has asked for the permission. Throws as `inviteMember`. */
export async function inviteInto(
  tx: Tx,
  permit: ChallengePermit,
  input: MemberInvitation,
  now: Date,
): Promise<void> {
  const stray = strayChoice(input);
  if (stray !== null) throw new AppError("invalid", stray.message, { field: stray.field });
  const place = placeOf(input);
  if (!mayGiveRole(permit, place)) {
    throw new AppError("invalid", "You can invite only people of your own side, in a role below your own.", {
      field: "role",
    });
  }
  await letIn(tx, permit, { ...input, ...place }, now);
}

/**
 * Invites the challenge manager of a challenge that an administrator makes, inside the transaction that makes it: nobody is in it yet who could. Throws
 * invalid at the field that is wrong.
 */
export async function inviteFirstManager(
  tx: Tx,
  made: LetInto,
  manager: { name: string; email: string },
  now: Date,
): Promise<void> {
  await letIn(tx, made, { ...manager, role: "challenge-manager", councilId: null, peerId: null }, now);
}

async function letIn(tx: Tx, permit: LetInto, input: MemberInvitation, now: Date): Promise<void> {
  const account =
    (await tx.account.findUnique({
      where: { email: input.email },
      select: { id: true, name: true, email: true, ...ACCEPTANCE },
    })) ?? (await makeAccount(tx, permit, input, now));
  const membershipId = await placeMember(tx, permit, account, input, now);
  if (!hasChosenWayIn(account)) {
    await sendInvitation(tx, permit, account, { membershipId, councilId: input.councilId }, now);
  } else {
    await sendWelcome(tx, permit, account, input.councilId, now);
  }
}

async function makeAccount(tx: Tx, permit: LetInto, { name, email }: MemberInvitation, now: Date) {
  const id = newId();
  await tx.account.create({ data: { id, name, email, createdAt: now }, select: { id: true } });
  await record(tx, permit, { type: "account-made", data: { accountId: id } }, now);
  return { id, name, email, passwordHash: null, _count: { identities: 0, links: 0 } };
}

/** The place somebody is invited to; `councilId`: whose, null in the peer team. */
interface InvitedPlace {
  membershipId: string;
  councilId: string | null;
}

/** What an invitation says and carries, and whose it is: the challenge it is to, and the council there. */
interface WordsOfInvitation {
  token: string;
  reason: string;
  challengeId: string | null;
  councilId: string | null;
}

async function sendInvitation(
  tx: Tx,
  permit: LetInto,
  account: Invited,
  { membershipId, councilId }: InvitedPlace,
  now: Date,
): Promise<void> {
  const { challengeId, challengeTitle, actor } = permit;
  const token = await makeLink(
    tx,
    { kind: "invitation", accountId: account.id, challengeId, membershipId, madeByName: actor.name },
    now,
  );
  await queueInvitation(
    tx,
    account,
    { token, challengeId, councilId, reason: `${actor.name} has invited you to ${challengeTitle}.` },
    actor,
    now,
  );
  await record(tx, permit, { type: "invitation-sent", data: { accountId: account.id } }, now);
}

async function queueInvitation(
  tx: Tx,
  account: Invited,
  { token, challengeId, councilId, reason }: WordsOfInvitation,
  actor: Actor,
  now: Date,
): Promise<void> {
  const mailId = await queueMail(
    tx,
    {
      kind: "invitation",
      to: { address: account.email, name: account.name },
      subject: "Your invitation to the peer challenge workspace",
      body: [
        { text: `Dear ${account.name},` },
        { text: reason },
        {
          link: {
            url: absoluteUrl(to.people.acceptInvitation({ token })),
            label: "Accept the invitation",
            isSecret: true,
          },
        },
        { text: "The link is yours alone. It works once, for 14 days." },
      ],
      challengeId,
      councilId,
      createdByName: actor.name,
    },
    now,
  );
  await nameMessageOf(tx, token, mailId);
}

async function sendWelcome(
  tx: Tx,
  permit: LetInto,
  account: Invited,
  councilId: string | null,
  now: Date,
): Promise<void> {
  await queueMail(
    tx,
    {
      kind: "added-to-challenge",
      to: { address: account.email, name: account.name },
      subject: `You are in ${permit.challengeTitle}`,
      body: [
        { text: `Dear ${account.name},` },
        { text: `${permit.actor.name} has added you to ${permit.challengeTitle}.` },
        { link: { url: absoluteUrl(to.home.front(permit)), label: "Open the challenge" } },
      ],
      challengeId: permit.challengeId,
      councilId,
      createdByName: permit.actor.name,
    },
    now,
  );
}

/** Sends the invitation of a member again, with a new link; the old one ends. Throws forbidden, not-found or conflict. */
export async function inviteAgain(permit: ChallengePermit, membershipId: string, now: Date): Promise<void> {
  demand(permit, "members.invite");
  await transaction(async (tx) => {
    const { account, councilId } = await invitedMember(tx, permit, membershipId);
    await sendInvitation(tx, permit, account, { membershipId, councilId }, now);
  });
}

/** Takes an invitation back: its link ends and the person is out of the challenge. Throws forbidden, not-found or conflict. */
export async function withdrawInvitation(
  permit: ChallengePermit,
  membershipId: string,
  now: Date,
): Promise<void> {
  demand(permit, "members.invite");
  await transaction(async (tx) => {
    const { account } = await invitedMember(tx, permit, membershipId);
    await revokeLinks(tx, "invitation", account.id, now, membershipId);
    await tx.membership.deleteMany({ where: { id: membershipId, challengeId: permit.challengeId } });
    await record(tx, permit, { type: "invitation-withdrawn", data: { accountId: account.id } }, now);
  });
}

async function invitedMember(
  tx: Tx,
  permit: ChallengePermit,
  membershipId: string,
): Promise<{ account: Invited; councilId: string | null }> {
  const member = await tx.membership.findFirst({
    where: { id: membershipId, challengeId: permit.challengeId },
    select: {
      role: true,
      councilId: true,
      account: {
        select: {
          id: true,
          name: true,
          email: true,
          ...ACCEPTANCE,
        },
      },
    },
  });
  if (member === null || !mayGiveRole(permit, member as Pick<WantedMembership, "role" | "councilId">)) {
    throw new AppError("not-found", "This person is not in the challenge.");
  }
  if (hasAccepted(member.account)) {
    throw new AppError("conflict", "This person has accepted the invitation already.");
  }
  return { account: member.account, councilId: member.councilId };
}

/** An account made by an administrator, outside any challenge: its owner chooses the password. Throws invalid at `email`. */
export async function inviteAccount(
  administrator: { actor: Actor; requestId: string },
  input: { name: string; email: string; isAdministrator: boolean },
  now: Date,
): Promise<void> {
  const context = { ...administrator, challengeId: null };
  await transaction(async (tx) => {
    const taken = await tx.account.findUnique({ where: { email: input.email }, select: { id: true } });
    if (taken !== null) {
      throw new AppError("invalid", "There is an account with this e-mail address already.", {
        field: "email",
      });
    }
    const id = newId();
    await tx.account.create({ data: { id, ...input, createdAt: now }, select: { id: true } });
    await recordOutsideChallenge(tx, context, { type: "account-made", data: { accountId: id } }, now);
    const token = await makeLink(
      tx,
      { kind: "invitation", accountId: id, madeByName: administrator.actor.name },
      now,
    );
    const reason = `${administrator.actor.name} has made an account for you in the peer challenge workspace.`;
    await queueInvitation(
      tx,
      { id, ...input },
      { token, challengeId: null, councilId: null, reason },
      administrator.actor,
      now,
    );
  });
}
