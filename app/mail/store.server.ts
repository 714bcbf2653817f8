import { isPeerTeamRole } from "../access/permissions.ts";
import type { ChallengePermit } from "../access/permit.ts";
import { type Db, db } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import type { MailKind, MailState } from "./kinds.ts";
import { type MailBlock, withoutSecretLinks } from "./mail-body.ts";
import { minuteOf } from "./mail-filter.ts";
import { openSealedMail } from "./sealed-mail.server.ts";

/** One line of a list of messages. */
export interface MailLine {
  id: string;
  kind: MailKind;
  status: MailState;
  to: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  lastError: string | null;
}

/** A message with its words. */
export interface Mail extends MailLine {
  toAddress: string;
  blocks: MailBlock[];
  /** How many entries for a calendar go with it. */
  entries: number;
  /** Whether it links to the calendar entries, in place of carrying them. */
  isEntryLinked: boolean;
}

/** A message of a challenge with its words. */
export interface ChallengeMail extends Mail {
  /** Whether it goes to an account, as an invitation to the workspace does. */
  isToAccount: boolean;
}

/** Messages on one page of a list. */
export const MAIL_PAGE_SIZE = 50;

/** What a list is narrowed to; `page` counts from 1. */
export interface MailFilter {
  status?: MailState | undefined;
  kind?: MailKind | undefined;
  /** An instant in the minute in which several were written together. */
  writtenAt?: Date | undefined;
  page: number;
}

/** The conditions of a filter. */
export function narrowed({ status, kind, writtenAt }: Omit<MailFilter, "page">) {
  return {
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
    ...(writtenAt === undefined ? {} : { createdAt: minuteOf(writtenAt) }),
  };
}

const LINE = {
  id: true,
  kind: true,
  status: true,
  toAddress: true,
  toName: true,
  subject: true,
  createdAt: true,
  sentAt: true,
  attempts: true,
  lastError: true,
} as const;

interface MailRow {
  id: string;
  kind: string;
  status: string;
  toAddress: string;
  toName: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  lastError: string | null;
}

function lineOf({ toAddress, toName, kind, status, ...rest }: MailRow): MailLine {
  return {
    ...rest,
    kind: kind as MailKind,
    status: status as MailState,
    to: toName === "" ? toAddress : toName,
  };
}

/** Messages to an account that tell of a place in a challenge. Any other (a reset, a sign-in link) is nobody's but its owner's. */
const OF_A_PLACE: MailKind[] = ["invitation", "added-to-challenge"];

/**
 * Whose messages a person of a challenge may read: what both sides share, what belongs to the own side, and, for whoever invites people, the
 * invitations of those whose addresses they are given: the peer team of all, a council of its own people.
 */
export function readableMail(permit: ChallengePermit) {
  const isTeam = isPeerTeamRole(permit.role);
  const own = isTeam ? { space: "peer-team" } : { space: "council", councilId: permit.councilId ?? "" };
  const invited = {
    space: "account",
    kind: { in: OF_A_PLACE },
    ...(isTeam ? {} : { councilId: permit.councilId ?? "" }),
  };
  const spaces: { space: string }[] = [{ space: "shared" }, own];
  return {
    challengeId: permit.challengeId,
    OR: permit.may("members.invite") ? [...spaces, invited] : spaces,
  };
}

/**
 * The readable messages whose links a person may pass on and which they may send anew: not what goes to an account, whose link lets its owner
 * in. An invitation is sent anew from the page of whom it is for, with a new link.
 */
export function sendableMail(permit: ChallengePermit) {
  return { ...readableMail(permit), space: { not: "account" } };
}

/** A line of a challenge's list; a draft with its words, so that many can be read one after another. */
export interface ListedMail extends MailLine {
  blocks: MailBlock[] | null;
}

/** What a list of a challenge's messages shows. */
export interface MailList {
  lines: ListedMail[];
  total: number;
  /** Drafts among what is listed, on all its pages. */
  drafts: number;
}

/** The messages of a challenge on the person's side of the wall, newest first. */
export async function listMail(permit: ChallengePermit, filter: MailFilter): Promise<MailList> {
  const where = { ...readableMail(permit), ...narrowed(filter) };
  const total = await db.outgoingMail.count({ where });
  const drafts =
    filter.status === "draft"
      ? total
      : await db.outgoingMail.count({
          where: { ...readableMail(permit), ...narrowed({ ...filter, status: "draft" }) },
        });
  const rows = await db.outgoingMail.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (filter.page - 1) * MAIL_PAGE_SIZE,
    take: MAIL_PAGE_SIZE,
    select: { ...LINE, bodySealed: true },
  });
  const lines = rows.map((row) => {
    const { bodySealed: _, ...rest } = row;
    return {
      ...lineOf(rest),
      blocks: row.status === "draft" ? withoutSecretLinks(openMail(row).blocks) : null,
    };
  });
  return { lines, total, drafts };
}

/** Messages of a kind on the person's side of the wall that have not gone: drafts, and those that failed or of which it is not known. At most 20,000. */
export function listNotGone(
  permit: ChallengePermit,
  kind: MailKind,
): Promise<{ id: string; status: string }[]> {
  return db.outgoingMail.findMany({
    where: { ...readableMail(permit), kind, status: { in: ["draft", "failed", "unknown"] } },
    take: 20_000,
    select: { id: true, status: true },
  });
}

/** Minutes in which drafts were written together, newest first, with how many: a release, a late change. At most 20. */
export async function listDraftBatches(
  permit: ChallengePermit,
): Promise<{ writtenAt: Date; messages: number }[]> {
  const groups = await db.outgoingMail.groupBy({
    by: ["createdAt"],
    where: { ...readableMail(permit), status: "draft" },
    _count: true,
    orderBy: { createdAt: "desc" },
    take: 500,
  });
  const minutes = new Map<number, number>();
  for (const { createdAt, _count } of groups) {
    const minute = minuteOf(createdAt).gte.getTime();
    minutes.set(minute, (minutes.get(minute) ?? 0) + _count);
  }
  return [...minutes].slice(0, 20).map(([minute, messages]) => ({ writtenAt: new Date(minute), messages }));
}

/** The draft that follows in the list, so that they can be read in turn; null after the last. */
export async function readNextDraft(
  permit: ChallengePermit,
  after: { id: string; createdAt: Date },
): Promise<{ id: string; left: number } | null> {
  const where = {
    ...readableMail(permit),
    status: "draft",
    AND: [
      { OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }] },
    ],
  };
  const next = await db.outgoingMail.findFirst({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return next === null ? null : { id: next.id, left: await db.outgoingMail.count({ where }) };
}

/** One message of a challenge in words, its secret links hidden. Throws not-found for one of the other side. */
export async function readMail(permit: ChallengePermit, mailId: string): Promise<ChallengeMail> {
  const found = await db.outgoingMail.findFirst({
    where: { ...readableMail(permit), id: mailId },
    select: { ...LINE, space: true, bodySealed: true },
  });
  if (found === null) throw new AppError("not-found", "There is no such message.");
  const { space, ...row } = found;
  const mail = openMail(row);
  return { ...mail, blocks: withoutSecretLinks(mail.blocks), isToAccount: space === "account" };
}

function openMail({ bodySealed, ...row }: MailRow & { bodySealed: string }): Mail {
  const { blocks, calendars = [] } = openSealedMail(bodySealed);
  return {
    ...lineOf(row),
    toAddress: row.toAddress,
    blocks,
    entries: calendars.length,
    isEntryLinked: calendars[0]?.isLinked ?? false,
  };
}

/** One line of the installation's outbox. What belongs to a challenge shows neither words nor addresses. */
export interface OutboxLine extends Omit<MailLine, "to" | "subject"> {
  /** Null for a message of a challenge. */
  to: string | null;
  subject: string | null;
  hasSecretLink: boolean;
}

/** The outbox of the installation, newest first. For administrators only: the route's guard asks. */
export async function listOutbox(filter: MailFilter): Promise<{ lines: OutboxLine[]; total: number }> {
  const where = filter.status === undefined ? {} : { status: filter.status };
  const total = await db.outgoingMail.count({ where });
  const rows = await db.outgoingMail.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (filter.page - 1) * MAIL_PAGE_SIZE,
    take: MAIL_PAGE_SIZE,
    select: { ...LINE, space: true, hasSecretLink: true },
  });
  const lines = rows.map(({ space, hasSecretLink, ...row }) => {
    const line = lineOf(row);
    return space === "account"
      ? { ...line, hasSecretLink }
      : { ...line, to: null, subject: null, hasSecretLink: false };
  });
  return { lines, total };
}

/** A message to an account, links and all: without a mail server an administrator passes it on by hand. Throws not-found. */
export async function readAccountMail(client: Db, mailId: string): Promise<Mail> {
  const row = await client.outgoingMail.findFirst({
    where: { id: mailId, space: "account" },
    select: { ...LINE, bodySealed: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such message.");
  return openMail(row);
}
