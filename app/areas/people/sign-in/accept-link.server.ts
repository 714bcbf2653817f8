import { hashPassword } from "#app/access/password.server.ts";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { type AccountLink, readLink, spendLink } from "../accounts/account-links.server.ts";
import { refusePresentPassword, setPassword, tellOfPassword } from "../accounts/change-password.server.ts";
import type { LinkKind } from "../accounts/link-state.ts";
import { checkNewPassword } from "../accounts/password-strength.server.ts";
import { completeSignIn } from "./complete-sign-in.server.ts";

/** A link that was opened, and the request that brings it. */
export interface FollowedLink {
  token: string | undefined;
  request: Request;
  requestId: string;
}

/** Where a person goes on: the cookie of the session, and the challenge the link was for. */
export interface Entry {
  cookie: string;
  challengeId: string | null;
}

type Owner = NonNullable<AccountLink["account"]>;

function ownerOf(link: AccountLink): Owner {
  if (link.account === null) throw new AppError("gone", "This link belongs to nobody any more.");
  return link.account;
}

/**
 * Chooses a password by an invitation or a reset, and signs in. Every session there was ends. Throws gone, or invalid at
 * `password`: then the link is not used up.
 */
export async function choosePassword(
  kind: "invitation" | "password-reset",
  followed: FollowedLink,
  password: string,
  now: Date,
): Promise<Entry> {
  const owner = ownerOf(await readLink(kind, followed.token, now));
  await checkNewPassword(password, owner);
  const present = await db.account.findUnique({ where: { id: owner.id }, select: { passwordHash: true } });
  await refusePresentPassword(present?.passwordHash ?? null, password);
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    const link = await spendLink(tx, kind, followed.token, now);
    await recordUse(tx, kind, owner, followed, now);
    await setPassword(tx, owner.id, passwordHash, now);
    await endSignInSessionsOf(tx, owner.id);
    await recordOutsideChallenge(
      tx,
      contextOf(owner, followed),
      { type: "password-changed", data: { how: kind === "invitation" ? "first" : "reset" } },
      now,
    );
    if (kind === "password-reset") await tellOfPassword(tx, owner, now);
    const cookie = await completeSignIn(tx, owner, { method: "password", ...followed }, now);
    return { cookie, challengeId: link.challengeId };
  });
}

/** Signs in by a link that was asked for on the sign-in page. Throws gone. */
export async function signInByLink(followed: FollowedLink, now: Date): Promise<string> {
  return transaction(async (tx) => {
    const owner = ownerOf(await spendLink(tx, "sign-in", followed.token, now));
    await recordUse(tx, "sign-in", owner, followed, now);
    return completeSignIn(tx, owner, { method: "link", ...followed }, now);
  });
}

/** The first account of an installation, by the link that the server printed. Throws gone, or invalid at a field. */
export async function makeFirstAdministrator(
  followed: FollowedLink,
  input: { name: string; email: string; password: string },
  now: Date,
): Promise<string> {
  await readLink("first-administrator", followed.token, now);
  await checkNewPassword(input.password, input);
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    await spendLink(tx, "first-administrator", followed.token, now);
    if ((await tx.account.count({ where: { isAdministrator: true } })) > 0) {
      throw new AppError("gone", "This workspace has an administrator already. Ask them for an account.");
    }
    const owner = { id: newId(), name: input.name, email: input.email };
    await tx.account.create({
      data: { ...owner, passwordHash, passwordChangedAt: now, isAdministrator: true, createdAt: now },
      select: { id: true },
    });
    await recordOutsideChallenge(
      tx,
      contextOf(owner, followed),
      { type: "account-made", data: { accountId: owner.id } },
      now,
    );
    return completeSignIn(tx, owner, { method: "password", ...followed }, now);
  });
}

function contextOf(owner: { id: string; name: string }, { requestId }: FollowedLink) {
  return { actor: { accountId: owner.id, name: owner.name }, challengeId: null, requestId };
}

async function recordUse(
  tx: Tx,
  kind: LinkKind,
  owner: Owner,
  followed: FollowedLink,
  now: Date,
): Promise<void> {
  await recordOutsideChallenge(tx, contextOf(owner, followed), { type: "link-used", data: { kind } }, now);
}
