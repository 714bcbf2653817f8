import { newSecretToken, secretTokenId } from "#app/access/secret-token.server.ts";
import { type Db, db, type Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { LINK_LIFETIMES_MS, type LinkKind, type LinkState, linkState } from "./link-state.ts";

/** A link to be made. */
export interface NewLink {
  kind: LinkKind;
  /** Whose it is; null for the first administrator, who has no account yet. */
  accountId: string | null;
  challengeId?: string | null;
  madeByName?: string | null;
}

/** A link as its page reads it: by its secret, and before it is used. */
export interface AccountLink {
  id: string;
  challengeId: string | null;
  account: { id: string; name: string; email: string } | null;
}

/** Makes a link and returns its secret, which is kept nowhere. Earlier links of the same kind for the same person end. */
export async function makeLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const { token, id } = newSecretToken();
  await tx.accountLink.updateMany({
    where: { kind: link.kind, accountId: link.accountId, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.accountLink.create({
    data: {
      id,
      kind: link.kind,
      accountId: link.accountId,
      challengeId: link.challengeId ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LINK_LIFETIMES_MS[link.kind]),
      madeByName: link.madeByName ?? null,
    },
    select: { id: true },
  });
  return token;
}

/** Takes back every unused link of a kind that a person has. */
export async function revokeLinks(tx: Tx, kind: LinkKind, accountId: string, now: Date): Promise<number> {
  const { count } = await tx.accountLink.updateMany({
    where: { kind, accountId, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
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

/** Uses a link up inside the transaction of what it is for. Of two requests at once, one gets it. Throws gone. */
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
  return link;
}

// One sentence for all: it must not tell whether there ever was such a link.
function spent(state: LinkState): AppError {
  return new AppError(
    "gone",
    "This link cannot be used: it works once, for a limited time, and only the newest one works. Ask for another.",
    { logMessage: `a link was ${state}` },
  );
}
