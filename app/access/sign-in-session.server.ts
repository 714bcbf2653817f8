import { createHash, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { type Db, db, type Tx, writeIfFree } from "../platform/db.server.ts";
import { Prisma } from "../platform/generated/prisma/client.ts";
import { isId } from "../platform/ids.ts";
import { isMark, mark, seal, unseal } from "../platform/sealed.server.ts";
import { env } from "../platform/settings/env.server.ts";
import { openMembershipSql } from "./open-membership.server.ts";
import type { Role, Stage } from "./permissions.ts";
import type { ReaderKind } from "./readers/reader-rights.ts";
import { isAtNoStay } from "./readers/review-peers.server.ts";
import {
  LONGEST_SIGN_IN_SESSION_MS,
  limitsFor,
  MOST_SIGN_IN_SESSIONS,
  needsSecondFactor,
} from "./sign-in-session-limits.ts";
import type { VisitKind } from "./visit-kinds.ts";

const MINUTE_MS = 60_000;

/** How stale "last seen" may grow before a page writes it again: reading pages stays free of writes. */
const TOUCH_AFTER_MS = 5 * MINUTE_MS;

// Behind TLS the name carries the __Host- prefix, which a browser takes only with Secure, Path=/ and no Domain.
const isSecure = env.publicUrl?.startsWith("https:") ?? false;

const COOKIE_NAME = isSecure ? "__Host-session" : "session";

const sessionCookie = createCookie(COOKIE_NAME, {
  httpOnly: true,
  sameSite: "lax",
  secure: isSecure,
  path: "/",
});

/** How a person came in; by single sign-on, and whether the provider asked for a second factor. */
export type SignInMethod = "password" | "link" | "single-sign-on" | "single-sign-on-two-factor";

/** What a session still waits for before it opens any page but the one that asks for it. */
export type AwaitedStep = "second-factor" | "set-up-second-factor";

/** Who is signed in, and as what: all the guard needs, from one query. */
export interface SignedIn {
  sessionId: string;
  awaits: AwaitedStep | null;
  /** Whether something waits that this person typed before a sign-in ended. */
  hasKeptForms: boolean;
  account: { id: string; name: string; email: string; isAdministrator: boolean; managesAChallenge: boolean };
}

export interface MembershipFacts {
  challengeId: string;
  challengeTitle: string;
  stage: Stage;
  role: Role;
  councilId: string | null;
  peerId: string | null;
  readerKind: ReaderKind | null;
  /** Whether it is a peer who comes to a progress review alone. */
  isOfReviewAlone: boolean;
  /** For somebody let in for support, until when. */
  supportUntil?: Date;
}

function idOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * A token and, behind points, the mark that this installation made it and, sealed, whose it is; the token alone is what opens a
 * session. Whose it is, is asked once the session has ended: what is sent then is kept for that person.
 */
const COOKIE_VALUE = /^([\w-]{43})(?:\.([\w-]{22})(?:\.(v1\.[\w-]{1,200}))?)?$/;

/** The longest cookie of ours, in characters, as it is sent. */
const LONGEST_COOKIE = 400;

const MARK_PURPOSE = "session";

/** The token of a request's cookie, or null. */
async function tokenOf(request: Request): Promise<string | null> {
  return (await cookieOf(request))?.[1] ?? null;
}

async function cookieOf(request: Request): Promise<RegExpExecArray | null> {
  const value: unknown = await sessionCookie.parse(request.headers.get("Cookie"));
  return typeof value === "string" ? COOKIE_VALUE.exec(value) : null;
}

/** Characters of a session's id that a seal is tied to it by. */
const TIED_LENGTH = 16;

/**
 * Whose session a request's cookie was of, also when it has ended and its row is gone; null when the cookie does not say. It opens nothing:
 * what it names may be given something, never shown anything.
 */
export async function accountNamedBy(request: Request): Promise<string | null> {
  const [, token, , sealed] = (await cookieOf(request)) ?? [];
  if (token === undefined || sealed === undefined) return null;
  try {
    const [tied, accountId = ""] = unseal(sealed).split(" ");
    return tied === idOf(token).slice(0, TIED_LENGTH) && isId(accountId) ? accountId : null;
  } catch {
    // Changed by hand, or sealed with a key that is gone.
    return null;
  }
}

/**
 * Whether the `Cookie` header carries a session that this installation gave out, by its mark and without asking the
 * database: enough to keep a flood of made-up cookies from the room of those who work, never enough to let anybody in.
 */
export function carriesOwnSignInSession(cookies: string | undefined): boolean {
  const found = cookies?.split(/; */).find((pair) => pair.startsWith(`${COOKIE_NAME}=`));
  if (found === undefined || found.length > LONGEST_COOKIE) return false;
  try {
    const json = Buffer.from(decodeURIComponent(found.slice(COOKIE_NAME.length + 1)), "base64").toString();
    const [, token, given] = COOKIE_VALUE.exec(JSON.parse(json) as string) ?? [];
    return token !== undefined && given !== undefined && isMark(MARK_PURPOSE, token, given);
  } catch {
    return false;
  }
}

/** How a session begins; a password and nothing more to ask, unless said otherwise. */
export interface SignInSessionBeginning {
  method?: SignInMethod;
  awaits?: AwaitedStep | null;
  /** What the browser calls itself. */
  userAgent?: string;
}

/** Characters kept of what a browser calls itself. */
const USER_AGENT_LENGTH = 200;

/**
 * Makes a session row and returns the `Set-Cookie` header that carries its token. A new token every time, so
 * that a session fixed before sign-in is worth nothing. Of more than `MOST_SESSIONS` the one unused the longest ends.
 */
export async function createSignInSession(
  tx: Db,
  accountId: string,
  now: Date,
  { method = "password", awaits = null, userAgent = "" }: SignInSessionBeginning = {},
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const id = idOf(token);
  await tx.signInSession.create({
    data: {
      id,
      accountId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + LONGEST_SIGN_IN_SESSION_MS),
      method,
      awaits,
      userAgent: userAgent.slice(0, USER_AGENT_LENGTH),
    },
    select: { id: true },
  });
  const beyond = await tx.signInSession.findMany({
    where: { accountId, id: { not: id } },
    orderBy: { lastSeenAt: "desc" },
    skip: MOST_SIGN_IN_SESSIONS - 1,
    take: 1000,
    select: { id: true },
  });
  if (beyond.length > 0) {
    await tx.signInSession.deleteMany({ where: { id: { in: beyond.map((session) => session.id) } } });
  }
  const named = seal(`${id.slice(0, TIED_LENGTH)} ${accountId}`);
  return sessionCookie.serialize(`${token}.${mark(MARK_PURPOSE, token)}.${named}`, {
    maxAge: LONGEST_SIGN_IN_SESSION_MS / 1000,
  });
}

/** Ends every session of an account, or all but one: after a change of password, role or standing. */
export async function endSignInSessionsOf(tx: Db, accountId: string, exceptId?: string): Promise<number> {
  const { count } = await tx.signInSession.deleteMany({
    where: { accountId, ...(exceptId === undefined ? {} : { id: { not: exceptId } }) },
  });
  return count;
}

/** Ends the session of a request, if it has one, and returns the `Set-Cookie` header that clears it. */
export async function endSignInSession(request: Request, client: Db): Promise<string> {
  const token = await tokenOf(request);
  if (token !== null) await client.signInSession.deleteMany({ where: { id: idOf(token) } });
  return sessionCookie.serialize("", { maxAge: 0 });
}

interface SessionRow {
  sessionId: string;
  createdAt: string | Date;
  lastSeenAt: string | Date;
  expiresAt: string | Date;
  awaits: AwaitedStep | null;
  method: SignInMethod;
  accountId: string;
  name: string;
  email: string;
  isAdministrator: number | boolean;
  hasSecondFactor: number | boolean;
  managed: number | bigint;
  supported: number | bigint;
  coordinated: number | bigint;
  hasKeptForms: number | boolean;
}

/** The roles that decide how strict a session is; those of a peer, a reader and an action owner are all alike. */
function strictRolesOf(row: SessionRow): (Role | "administrator")[] {
  const roles: (Role | "administrator")[] = [];
  if (row.isAdministrator) roles.push("administrator");
  if (Number(row.managed) > 0) roles.push("challenge-manager");
  if (Number(row.supported) > 0) roles.push("support-officer");
  if (Number(row.coordinated) > 0) roles.push("coordinator");
  return roles;
}

/** Who the request's cookie says is signed in, or null when nobody is, or the session has ended. */
export async function readSignInSession(request: Request, now: Date): Promise<SignedIn | null> {
  const token = await tokenOf(request);
  if (token === null) return null;
  const sessionId = idOf(token);
  // Raw, since every page asks it: one statement instead of one a table.
  const rows = await db.$queryRaw<SessionRow[]>`
    SELECT s."id" AS "sessionId", s."createdAt" AS "createdAt", s."lastSeenAt" AS "lastSeenAt",
           s."expiresAt" AS "expiresAt", s."awaits" AS "awaits", s."method" AS "method",
           a."id" AS "accountId", a."name" AS "name", a."email" AS "email", a."isAdministrator" AS "isAdministrator",
           a."totpConfirmedAt" IS NOT NULL AS "hasSecondFactor",
           SUM(CASE WHEN m."role" = 'challenge-manager' THEN 1 ELSE 0 END) AS "managed",
           SUM(CASE WHEN m."role" = 'support-officer' THEN 1 ELSE 0 END) AS "supported",
           SUM(CASE WHEN m."role" = 'coordinator' THEN 1 ELSE 0 END) AS "coordinated",
           EXISTS (SELECT 1 FROM "KeptForm" k WHERE k."accountId" = a."id") AS "hasKeptForms"
    FROM "SignInSession" s JOIN "Account" a ON a."id" = s."accountId"
    LEFT JOIN "Membership" m ON m."accountId" = a."id" AND ${openMembershipSql(now)}
    WHERE s."id" = ${sessionId} AND a."disabledAt" IS NULL
    GROUP BY s."id", a."id"`;
  const row = rows[0];
  if (row === undefined) return null;
  const lastSeenAt = new Date(row.lastSeenAt);
  const roles = strictRolesOf(row);
  const { idleMs, absoluteMs } = limitsFor(roles);
  const ended =
    new Date(row.expiresAt) <= now ||
    now.getTime() - new Date(row.createdAt).getTime() >= absoluteMs ||
    now.getTime() - lastSeenAt.getTime() > idleMs;
  // Its row goes with the daily run, which knows whether the clock is right: by a wrong one nobody is signed out for good.
  if (ended) return null;
  if (now.getTime() - lastSeenAt.getTime() > TOUCH_AFTER_MS) {
    await writeIfFree(() =>
      db.signInSession.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } }),
    );
  }
  const hasSecondFactor = Boolean(row.hasSecondFactor) || row.method === "single-sign-on-two-factor";
  const mustSetUp = needsSecondFactor(roles) && !hasSecondFactor;
  return {
    sessionId,
    awaits: row.awaits ?? (mustSetUp ? "set-up-second-factor" : null),
    hasKeptForms: Boolean(row.hasKeptForms),
    account: {
      id: row.accountId,
      name: row.name,
      email: row.email,
      isAdministrator: Boolean(row.isAdministrator),
      managesAChallenge: Number(row.managed) > 0,
    },
  };
}

/** What an address names, and what the account is there. */
export interface NamedInAddress {
  /** Whether there is such a challenge: a stranger's attempt belongs in its trail. */
  isThere: boolean;
  /** The visit that the address names; null where the challenge has no such visit, or none is named. */
  visit: { id: string; kind: VisitKind } | null;
  /**
   * The account's places in the challenge; none: then it does not exist for it. Several are of one council each: first that in which most
   * may be done.
   */
  places: MembershipFacts[];
}

interface NamedRow extends Omit<MembershipFacts, "role" | "isOfReviewAlone"> {
  visitKind: VisitKind | null;
  /** Null for whoever has no place there. */
  role: Role | null;
  isOfReviewAlone: number | boolean;
}

/** What the address of a page of a challenge names, and what the account is there: one statement, since every such page asks it. */
export async function readNamed(
  accountId: string,
  { challengeId, visitId = "" }: { challengeId: string; visitId?: string | undefined },
  now: Date,
): Promise<NamedInAddress> {
  const isOfReviewAlone = isAtNoStay(Prisma.sql`m."peerId"`, Prisma.sql`m."challengeId"`);
  const rows = await db.$queryRaw<NamedRow[]>`
    SELECT c."id" AS "challengeId", c."title" AS "challengeTitle", c."stage" AS "stage", v."kind" AS "visitKind",
           m."role" AS "role", m."councilId" AS "councilId", m."peerId" AS "peerId",
           m."readerKind" AS "readerKind",
           CASE WHEN m."role" = 'peer' AND m."peerId" IS NOT NULL THEN ${isOfReviewAlone} ELSE FALSE END AS "isOfReviewAlone"
    FROM "Challenge" c
    LEFT JOIN "Visit" v ON v."challengeId" = c."id" AND v."id" = ${visitId}
    LEFT JOIN "Membership" m ON m."challengeId" = c."id" AND m."accountId" = ${accountId} AND ${openMembershipSql(now)}
    WHERE c."id" = ${challengeId}
    ORDER BY CASE m."role" WHEN 'coordinator' THEN 0 WHEN 'council-reader' THEN 1 ELSE 2 END, m."councilId"`;
  const kind = rows[0]?.visitKind ?? null;
  return {
    isThere: rows.length > 0,
    visit: kind === null ? null : { id: visitId, kind },
    places: rows.flatMap(({ visitKind: _, role, ...row }) =>
      role === null ? [] : [{ ...row, role, isOfReviewAlone: Boolean(row.isOfReviewAlone) }],
    ),
  };
}

/** The account's places in a challenge. */
export async function readMemberships(
  accountId: string,
  challengeId: string,
  now: Date,
): Promise<MembershipFacts[]> {
  return (await readNamed(accountId, { challengeId }, now)).places;
}

/**
 * What the challenge manager let an administrator read, or null. It stands on the peer team's side like a support
 * officer, and may only read (permissions.ts).
 */
export async function readSupportGrant(
  accountId: string,
  challengeId: string,
  now: Date,
): Promise<MembershipFacts | null> {
  const grant = await db.supportGrant.findFirst({
    where: { accountId, challengeId, decision: "approved", endedAt: null, expiresAt: { gt: now } },
    orderBy: { expiresAt: "desc" },
    select: { expiresAt: true, challenge: { select: { title: true, stage: true } } },
  });
  if (grant === null || grant.expiresAt === null) return null;
  return {
    challengeId,
    challengeTitle: grant.challenge.title,
    stage: grant.challenge.stage as Stage,
    role: "support-officer",
    councilId: null,
    peerId: null,
    readerKind: null,
    isOfReviewAlone: false,
    supportUntil: grant.expiresAt,
  };
}

/** Forgets sign-ins that have ended. */
export async function forgetEndedSignInSessions(tx: Tx, now: Date): Promise<void> {
  await tx.signInSession.deleteMany({ where: { expiresAt: { lte: now } } });
}
