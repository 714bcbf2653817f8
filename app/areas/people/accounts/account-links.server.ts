import { newSecretToken, secretTokenId } from "#app/access/secret-token.server.ts";
import { discardAccountMails } from "#app/mail/unsent-messages.server.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { LINK_LIFETIMES_MS, type LinkKind, type LinkState, linkState } from "./link-state.ts";

/** A link to be made. */
export interface NewLink {
  kind: LinkKind;
  /** Whose it is; null for the first administrator, who has no account yet. */
  accountId: string | null;
  challengeId?: string | null;
  /** Of an invitation to a challenge: the place it is for. */
  membershipId?: string | null;
  madeByName?: string | null;
}

/** A link as its page reads it: by its secret, and before it is used. */
export interface AccountLink {
  id: string;
  challengeId: string | null;
  account: { id: string; name: string; email: string } | null;
}

/**
 * Makes a link and returns its secret, which is kept nowhere. Earlier links of the same kind for the same person end, of invitations those to
 * the same place: what another council has sent goes on working. Name the message that carries it with `nameMessageOf`.
 */
export async function makeLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const { token, id } = newSecretToken();
  const { kind, accountId, challengeId = null, membershipId = null, madeByName = null } = link;
  await endLinks(tx, { kind, accountId, membershipId }, now);
  await tx.accountLink.create({
    data: {
      id,
      kind,
      accountId,
      challengeId,
      membershipId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LINK_LIFETIMES_MS[kind]),
      madeByName,
    },
    select: { id: true },
  });
  return token;
}

/** Names the message that carries the link of a secret: when the link ends before the message has gone, it does not go. */
export async function nameMessageOf(tx: Tx, token: string, mailId: string): Promise<void> {
  await tx.accountLink.updateMany({ where: { id: secretTokenId(token) ?? "" }, data: { mailId } });
}

/** Takes back every unused link of a kind that a person has, or the invitations to one place; their messages that have not gone do not go. */
export async function revokeLinks(
  tx: Tx,
  kind: LinkKind,
  accountId: string,
  now: Date,
  membershipId?: string,
): Promise<number> {
  return endLinks(tx, { kind, accountId, ...(membershipId === undefined ? {} : { membershipId }) }, now);
}

/** States of a message that has not gone, and can be kept from going. */
const UNSENT = ["draft", "waiting", "failed"] as const;

/** More links than a person has that are not used. */
const MOST_LINKS = 1_000;

async function endLinks(
  tx: Tx,
  which: { kind: LinkKind; accountId: string | null; membershipId?: string | null },
  now: Date,
): Promise<number> {
  const open = await tx.accountLink.findMany({
    where: { ...which, usedAt: null, revokedAt: null },
    take: MOST_LINKS,
    select: { id: true, mailId: true },
  });
  if (open.length === 0) return 0;
  const ids = open.map(({ id }) => id);
  await tx.accountLink.updateMany({ where: { id: { in: ids } }, data: { revokedAt: now } });
  const mailIds = open.flatMap(({ mailId }) => mailId ?? []);
  await discardAccountMails(tx, mailIds, UNSENT);
  return open.length;
}

/** What the page of a link shows, without using it up: programs that look at mails open links too. Throws gone. */
export async function readLink(
  kind: LinkKind,
  token: string | undefined,
  now: Date,
  client: Db = db,
): Promise<AccountLink> {
  const id = secretTokenId(token);
  const row =
    id === null
      ? null
      : await client.accountLink.findFirst({
          where: { id, kind },
          select: {
            id: true,
            challengeId: true,
            expiresAt: true,
            usedAt: true,
            revokedAt: true,
            account: { select: { id: true, name: true, email: true, disabledAt: true } },
          },
        });
  const state = row === null ? "unknown" : linkState(row, now);
  if (row === null || state !== "good" || (row.account?.disabledAt ?? null) !== null) throw spent(state);
  const account =
    row.account === null ? null : { id: row.account.id, name: row.account.name, email: row.account.email };
  return { id: row.id, challengeId: row.challengeId, account };
}

/**
 * Uses a link up inside the transaction of what it is for. Of two requests at once, one gets it. Its message, where it was passed on by hand
 * and has not gone, does not go any more. Throws gone.
 */
export async function spendLink(
  tx: Tx,
  kind: LinkKind,
  token: string | undefined,
  now: Date,
): Promise<AccountLink> {
  const link = await readLink(kind, token, now, tx);
  const { count } = await tx.accountLink.updateMany({
    where: { id: link.id, usedAt: null, revokedAt: null },
    data: { usedAt: now },
  });
  if (count === 0) throw spent("used");
  const { mailId } = await tx.accountLink.findUniqueOrThrow({
    where: { id: link.id },
    select: { mailId: true },
  });
  if (mailId !== null) await discardAccountMails(tx, [mailId], UNSENT);
  return link;
}

// One sentence for all: it must not tell whether there ever was such a link.
function spent(state: LinkState): AppError {
  return new AppError(
    "gone",
    "This link cannot be used: it works once, for a limited time, and not after a newer one. If you have come in before, sign in; else ask for another.",
    { logMessage: `a link was ${state}` },
  );
}
