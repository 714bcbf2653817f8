import { checkPassword, hashPassword } from "#app/access/password.server.ts";
import { forgetTries, type LimitKey, takeTry } from "#app/access/rate-limits.server.ts";
import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { revokeLinks } from "./account-links.server.ts";
import { checkNewPassword } from "./password-strength.server.ts";
import type { OwnRequest } from "./second-factor.server.ts";

/** The old password and the one wanted instead. */
export interface PasswordChange {
  currentPassword: string;
  password: string;
}

/**
 * Changes one's own password and ends every other session. Throws invalid at `currentPassword` or `password`, or
 * too-many. The person is told by mail, in case it was somebody else.
 */
export async function changePassword(own: OwnRequest, input: PasswordChange, now: Date): Promise<void> {
  const { actor, requestId } = own;
  const limits: LimitKey[] = [["code by account", actor.accountId]];
  await takeTry(limits);
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { name: true, email: true, passwordHash: true },
  });
  // Whoever came in by a link or single sign-on has no password to give: this is the first.
  if (account.passwordHash !== null && !(await checkPassword(account.passwordHash, input.currentPassword))) {
    throw new AppError("invalid", "That is not your present password.", { field: "currentPassword" });
  }
  await forgetTries(limits);
  await checkNewPassword(input.password, account);
  await refusePresentPassword(account.passwordHash, input.password);
  const passwordHash = await hashPassword(input.password);
  await transaction(async (tx) => {
    await setPassword(tx, actor.accountId, passwordHash, now);
    await endSignInSessionsOf(tx, actor.accountId, own.sessionId);
    await recordOutsideChallenge(
      tx,
      { actor, challengeId: null, requestId },
      { type: "password-changed", data: { how: "changed" } },
      now,
    );
    await tellOfPassword(tx, account, now);
  });
}

/** Refuses the password that a person has as their new one (AppError invalid at `password`): somebody else may know it. */
export async function refusePresentPassword(passwordHash: string | null, password: string): Promise<void> {
  if (passwordHash === null || !(await checkPassword(passwordHash, password))) return;
  throw new AppError("invalid", "That is your present password. Choose another.", { field: "password" });
}

/**
 * Writes a password that has been checked and hashed: hashing takes long, and is done before the transaction. Links that
 * were sent before end: whoever chose the password may have done so because somebody else reads the mail.
 */
export async function setPassword(tx: Tx, accountId: string, passwordHash: string, now: Date): Promise<void> {
  await tx.account.update({
    where: { id: accountId },
    data: { passwordHash, passwordChangedAt: now },
    select: { id: true },
  });
  for (const kind of ["invitation", "password-reset", "sign-in"] as const) {
    await revokeLinks(tx, kind, accountId, now);
  }
}

/** Tells a person that the password is another now. */
export async function tellOfPassword(
  tx: Tx,
  person: { name: string; email: string },
  now: Date,
): Promise<void> {
  await queueMail(
    tx,
    {
      kind: "password-changed",
      to: { address: person.email, name: person.name },
      subject: "Your password has changed",
      body: [
        { text: `Dear ${person.name},` },
        { text: "Your password for the peer challenge workspace has been changed." },
        { text: "If it was not you, tell the person who runs the workspace at once." },
      ],
      challengeId: null,
      createdByName: null,
    },
    now,
  );
}
