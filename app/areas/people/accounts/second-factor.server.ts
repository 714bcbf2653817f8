import { createHash, randomBytes } from "node:crypto";
import type { Actor } from "#app/access/permit.ts";
import { forgetTries, type LimitKey, takeTry } from "#app/access/rate-limits.server.ts";
import {
  createSignInSession,
  endSignInSessionsOf,
  type SignInMethod,
} from "#app/access/sign-in-session.server.ts";
import { endOneSignInSession, readSignInMethod } from "#app/access/sign-in-sessions.server.ts";
import { recordAlone, recordOutsideChallenge } from "#app/audit/record.server.ts";
import { recordRefusedSignIn, writeRefusedSignIns } from "#app/audit/refused-sign-ins.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { seal, unseal } from "#app/platform/sealed.server.ts";
import { mustHaveSecondFactor } from "./account-store.server.ts";
import { demandPassword } from "./demand-password.server.ts";
import { DEMONSTRATION_SECRET, newTotpSecret, stepOfCode } from "./totp.ts";

/** Recovery codes made at a time. */
const RECOVERY_CODES = 10;

/** Somebody in the middle of a request about their own account. */
export interface OwnRequest {
  actor: Actor;
  sessionId: string;
  request: Request;
  requestId: string;
}

const hashOf = (code: string) =>
  createHash("sha256")
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .digest("hex");

function context({ actor, requestId }: { actor: Actor; requestId: string }) {
  return { actor, challengeId: null, requestId };
}

/** The secret that waits to be confirmed, made when there is none; the page shows it as a QR code. Throws conflict when one is confirmed. */
export async function beginSecondFactor(actor: Actor): Promise<string> {
  return transaction(async (tx) => {
    const account = await tx.account.findUniqueOrThrow({
      where: { id: actor.accountId },
      select: { totpSecret: true, totpConfirmedAt: true },
    });
    if (account.totpConfirmedAt !== null) {
      throw new AppError(
        "conflict",
        "An authenticator app is set up already. Turn it off first to use another.",
      );
    }
    if (account.totpSecret !== null) return unseal(account.totpSecret);
    const secret = newTotpSecret();
    await tx.account.update({
      where: { id: actor.accountId },
      data: { totpSecret: seal(secret) },
      select: { id: true },
    });
    return secret;
  });
}

/**
 * Takes the first code of a new authenticator app. Returns the recovery codes, shown once, and the cookie of a new
 * session: the old one began with less. Throws invalid at `code`.
 */
export async function confirmSecondFactor(
  own: OwnRequest,
  code: string,
  now: Date,
): Promise<{ recoveryCodes: string[]; cookie: string }> {
  const limits: LimitKey[] = [["code by account", own.actor.accountId]];
  await takeTry(limits);
  const confirmed = await transaction(async (tx) => {
    const account = await tx.account.findUniqueOrThrow({
      where: { id: own.actor.accountId },
      select: { email: true, totpSecret: true, totpConfirmedAt: true },
    });
    if (account.totpSecret === null || account.totpConfirmedAt !== null) {
      throw new AppError("conflict", "This page is out of date. Open it again.");
    }
    const step = stepOfCode(unseal(account.totpSecret), code, now);
    if (step === null) {
      throw new AppError(
        "invalid",
        "That is not the code the app shows now. Wait for the next one and type it in.",
        { field: "code" },
      );
    }
    await tx.account.update({
      where: { id: own.actor.accountId },
      data: { totpConfirmedAt: now, totpLastStep: step },
      select: { id: true },
    });
    const recoveryCodes = await makeRecoveryCodes(tx, own.actor.accountId, now);
    await recordChange(tx, own, "set-up", now);
    await tellOwner(tx, { ...own.actor, email: account.email }, "was set up", now);
    return { recoveryCodes, cookie: await rotate(tx, own, now) };
  });
  await forgetTries(limits);
  return confirmed;
}

/** Ends every session of the account and begins a new one for this browser. */
async function rotate(tx: Tx, { actor, request }: OwnRequest, now: Date): Promise<string> {
  await endSignInSessionsOf(tx, actor.accountId);
  return createSignInSession(tx, actor.accountId, now, {
    userAgent: request.headers.get("User-Agent") ?? "",
  });
}

/** Makes new recovery codes; those before are worth nothing from then on. */
async function makeRecoveryCodes(tx: Tx, accountId: string, now: Date): Promise<string[]> {
  // 140 bits in base 32, in seven groups, "abcd-efgh-…": so many that a plain hash keeps them.
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(28)]
      .map((byte) => "abcdefghijkmnpqrstuvwxyz23456789"[byte & 31])
      .join("")
      .replace(/(.{4})(?=.)/g, "$1-"),
  );
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), accountId, codeHash: hashOf(code), createdAt: now })),
  });
  return codes;
}

/** New recovery codes in place of the old ones, shown once. Asks the password again. Throws invalid at `password`. */
export async function renewRecoveryCodes(own: OwnRequest, password: string, now: Date): Promise<string[]> {
  await demandPassword(own.actor, password);
  return transaction(async (tx) => {
    const codes = await makeRecoveryCodes(tx, own.actor.accountId, now);
    await recordChange(tx, own, "recovery-codes-made", now);
    return codes;
  });
}

/**
 * The second step of signing in: a code of the app, or a recovery code. Each works once, also when two requests bring
 * it together. Returns the cookie of the session that opens pages. Throws invalid at `code`, or too-many.
 */
export async function giveSecondFactor(own: OwnRequest, code: string, now: Date): Promise<string> {
  const { actor, sessionId, request } = own;
  const limits: LimitKey[] = [["code by account", actor.accountId]];
  try {
    await takeTry(limits);
  } catch (error) {
    await recordRefusedSignIn(context(own), { type: "sign-in-limited", data: { what: "code" } }, now);
    throw error;
  }
  const cookie = await transaction(async (tx) => {
    const by = await useCode(tx, actor.accountId, code, now);
    if (by === null) return null;
    const method = await readSignInMethod(sessionId, tx);
    if (method === null) throw new AppError("conflict", "This session has ended. Sign in again.");
    await endOneSignInSession(tx, sessionId, actor.accountId);
    await recordOutsideChallenge(tx, context(own), { type: "second-factor-given", data: { by } }, now);
    return createSignInSession(tx, actor.accountId, now, {
      method: method as SignInMethod,
      userAgent: request.headers.get("User-Agent") ?? "",
    });
  });
  if (cookie === null) {
    await recordAlone(context(own), { type: "second-factor-failed", data: {} }, now);
    throw new AppError("invalid", "That code is not right, or was used already. Type in the next one.", {
      field: "code",
    });
  }
  await forgetTries(limits);
  await writeRefusedSignIns({ accountId: actor.accountId }, now);
  return cookie;
}

async function useCode(
  tx: Tx,
  accountId: string,
  code: string,
  now: Date,
): Promise<"code" | "recovery-code" | null> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { totpSecret: true, totpConfirmedAt: true },
  });
  if (account.totpSecret !== null && account.totpConfirmedAt !== null) {
    const secret = unseal(account.totpSecret);
    const step = stepOfCode(secret, code, now);
    if (step !== null) {
      // The demonstration shows its codes, and several people try it within the same half minute.
      if (secret === DEMONSTRATION_SECRET) return "code";
      const used = await tx.account.updateMany({
        where: { id: accountId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
        data: { totpLastStep: step },
      });
      return used.count === 1 ? "code" : null;
    }
  }
  const used = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash: hashOf(code), usedAt: null },
    data: { usedAt: now },
  });
  return used.count === 1 ? "recovery-code" : null;
}

/** Turns one's own second factor off. Asks the password; refused (conflict) for roles that must have one. */
export async function turnOffSecondFactor(own: OwnRequest, password: string, now: Date): Promise<void> {
  await demandPassword(own.actor, password);
  await transaction(async (tx) => {
    if (await mustHaveSecondFactor(tx, own.actor.accountId, now)) {
      throw new AppError(
        "conflict",
        "Your role needs the second step, so it cannot be turned off. An administrator can reset it if you have lost your telephone.",
      );
    }
    await forgetSecondFactor(tx, own.actor.accountId);
    await recordChange(tx, own, "turned-off", now);
    const { email } = await tx.account.findUniqueOrThrow({
      where: { id: own.actor.accountId },
      select: { email: true },
    });
    await tellOwner(tx, { ...own.actor, email }, "was turned off", now);
  });
}

/** An administrator takes a lost second factor away; the person sets up another at the next sign-in. Throws not-found. */
export async function resetSecondFactor(
  administrator: { actor: Actor; requestId: string },
  accountId: string,
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { id: accountId },
      select: { name: true, email: true },
    });
    if (account === null) throw new AppError("not-found", "There is no such account.");
    await forgetSecondFactor(tx, accountId);
    await endSignInSessionsOf(tx, accountId);
    await recordOutsideChallenge(
      tx,
      context(administrator),
      { type: "second-factor-changed", data: { accountId, what: "reset" } },
      now,
    );
    await tellOwner(tx, account, "was reset by an administrator", now);
  });
}

async function forgetSecondFactor(tx: Tx, accountId: string): Promise<void> {
  await tx.account.update({
    where: { id: accountId },
    data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    select: { id: true },
  });
  await tx.recoveryCode.deleteMany({ where: { accountId } });
}

async function recordChange(
  tx: Tx,
  own: OwnRequest,
  what: "set-up" | "turned-off" | "recovery-codes-made",
  now: Date,
): Promise<void> {
  await recordOutsideChallenge(
    tx,
    context(own),
    { type: "second-factor-changed", data: { accountId: own.actor.accountId, what } },
    now,
  );
}

async function tellOwner(
  tx: Tx,
  owner: { name: string; email: string },
  what: string,
  now: Date,
): Promise<void> {
  await queueMail(
    tx,
    {
      kind: "second-factor-changed",
      to: { address: owner.email, name: owner.name },
      subject: "The second step of your sign-in has changed",
      body: [
        { text: `Dear ${owner.name},` },
        { text: `The second step of your sign-in to the peer challenge workspace ${what}.` },
        { text: "If you know nothing of this, tell the person who runs the workspace at once." },
      ],
      challengeId: null,
      createdByName: null,
    },
    now,
  );
}
