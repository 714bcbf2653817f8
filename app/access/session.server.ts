import { createHash, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { type Db, db } from "../platform/db.server.ts";
import { env } from "../platform/env.server.ts";
import type { Role, Stage } from "./permissions.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A session ends this long after sign-in, whatever happens. */
export const ABSOLUTE_LIFE_MS = 7 * DAY_MS;

/** A session ends this long after it was last used. */
export const IDLE_LIFE_MS = 12 * 60 * MINUTE_MS;

/** How stale "last seen" may grow before a page writes it again: reading pages stays free of writes. */
const TOUCH_AFTER_MS = 5 * MINUTE_MS;

// Behind TLS the name carries the __Host- prefix, which a browser takes only with Secure, Path=/ and no Domain.
const isSecure = env.publicUrl?.startsWith("https:") ?? false;

const sessionCookie = createCookie(isSecure ? "__Host-session" : "session", {
  httpOnly: true,
  sameSite: "lax",
  secure: isSecure,
  path: "/",
});

/** Who is signed in, and as what: all the guard needs, from one query. */
export interface SignedIn {
  sessionId: string;
  account: { id: string; name: string; email: string; isAdministrator: boolean; managesAChallenge: boolean };
}

export interface MembershipFacts {
  challengeId: string;
  challengeTitle: string;
  stage: Stage;
  role: Role;
  councilId: string | null;
  peerId: string | null;
}

function idOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The token of a request's cookie, or null. */
async function tokenOf(request: Request): Promise<string | null> {
  const value: unknown = await sessionCookie.parse(request.headers.get("Cookie"));
  return typeof value === "string" && /^[\w-]{43}$/.test(value) ? value : null;
}

/**
 * Makes a session row and returns the `Set-Cookie` header that carries its token. A new token every time, so
 * that a session fixed before sign-in is worth nothing.
 */
export async function createSession(tx: Db, accountId: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.signInSession.create({
    data: {
      id: idOf(token),
      accountId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + ABSOLUTE_LIFE_MS),
    },
    select: { id: true },
  });
  return sessionCookie.serialize(token, { maxAge: ABSOLUTE_LIFE_MS / 1000 });
}

/** Ends the session of a request, if it has one, and returns the `Set-Cookie` header that clears it. */
export async function endSession(request: Request, client: Db): Promise<string> {
  const token = await tokenOf(request);
  if (token !== null) await client.signInSession.deleteMany({ where: { id: idOf(token) } });
  return sessionCookie.serialize("", { maxAge: 0 });
}

interface SessionRow {
  sessionId: string;
  lastSeenAt: string | Date;
  expiresAt: string | Date;
  accountId: string;
  name: string;
  email: string;
  isAdministrator: number | boolean;
  managed: number | bigint;
}

/** Who the request's cookie says is signed in, or null when nobody is, or the session has ended. */
export async function readSession(request: Request, now: Date): Promise<SignedIn | null> {
  const token = await tokenOf(request);
  if (token === null) return null;
  const sessionId = idOf(token);
  // Raw, since every page asks it: one statement instead of one a table.
  const rows = await db.$queryRaw<SessionRow[]>`
    SELECT s."id" AS "sessionId", s."lastSeenAt" AS "lastSeenAt", s."expiresAt" AS "expiresAt",
           a."id" AS "accountId", a."name" AS "name", a."email" AS "email", a."isAdministrator" AS "isAdministrator",
           (SELECT COUNT(*) FROM "Membership" m WHERE m."accountId" = a."id" AND m."role" = 'challenge-manager') AS "managed"
    FROM "SignInSession" s JOIN "Account" a ON a."id" = s."accountId"
    WHERE s."id" = ${sessionId} AND a."disabledAt" IS NULL`;
  const row = rows[0];
  if (row === undefined) return null;
  const lastSeenAt = new Date(row.lastSeenAt);
  const ended = new Date(row.expiresAt) <= now || now.getTime() - lastSeenAt.getTime() > IDLE_LIFE_MS;
  if (ended) {
    await db.signInSession.deleteMany({ where: { id: sessionId } });
    return null;
  }
  if (now.getTime() - lastSeenAt.getTime() > TOUCH_AFTER_MS) {
    await db.signInSession.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
  }
  return {
    sessionId,
    account: {
      id: row.accountId,
      name: row.name,
      email: row.email,
      isAdministrator: Boolean(row.isAdministrator),
      managesAChallenge: Number(row.managed) > 0,
    },
  };
}

/** The account's place in a challenge, or null when it has none: then the challenge does not exist for it. */
export async function readMembership(
  accountId: string,
  challengeId: string,
): Promise<MembershipFacts | null> {
  const rows = await db.$queryRaw<MembershipFacts[]>`
    SELECT c."id" AS "challengeId", c."title" AS "challengeTitle", c."stage" AS "stage",
           m."role" AS "role", m."councilId" AS "councilId", m."peerId" AS "peerId"
    FROM "Membership" m JOIN "Challenge" c ON c."id" = m."challengeId"
    WHERE m."accountId" = ${accountId} AND m."challengeId" = ${challengeId}`;
  return rows[0] ?? null;
}

/** Whether there is such a challenge: for the trail alone, where a stranger's attempt belongs. */
export async function isChallenge(challengeId: string): Promise<boolean> {
  return (await db.challenge.count({ where: { id: challengeId } })) > 0;
}
