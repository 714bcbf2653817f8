import { isPeerTeamRole } from "../access/permissions.ts";
import type { ChallengeScope } from "../access/scope.ts";
import { type Db, db } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import { unseal } from "../platform/sealed.server.ts";
import type { MailKind, MailState } from "./kinds.ts";
import { type MailBlock, withoutSecretLinks } from "./mail-body.ts";
import type { SealedMail } from "./queue-mail.server.ts";

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
  hasCalendar: boolean;
}

/** Messages on one page of a list. */
export const MAIL_PAGE_SIZE = 50;

/** What a list is narrowed to; `page` counts from 1. */
export interface MailFilter {
  status?: MailState | undefined;
  page: number;
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

/**
 * Whose messages a person of a challenge may read: what both sides share, and what belongs to the own side. A
 * message to an account (a reset, a sign-in link) is nobody's here.
 */
export function readableMail(scope: ChallengeScope) {
  const own = isPeerTeamRole(scope.role)
    ? { space: "peer-team" }
    : { space: "council", councilId: scope.councilId ?? "" };
  return { challengeId: scope.challengeId, OR: [{ space: "shared" }, own] };
}

/** The messages of a challenge on the person's side of the wall, newest first. */
export async function listMail(
  scope: ChallengeScope,
  filter: MailFilter,
): Promise<{ lines: MailLine[]; total: number; drafts: number }> {
  const where = {
    ...readableMail(scope),
    ...(filter.status === undefined ? {} : { status: filter.status }),
  };
  const total = await db.outgoingMail.count({ where });
  const drafts = await db.outgoingMail.count({ where: { ...readableMail(scope), status: "draft" } });
  const rows = await db.outgoingMail.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (filter.page - 1) * MAIL_PAGE_SIZE,
    take: MAIL_PAGE_SIZE,
    select: LINE,
  });
  return { lines: rows.map(lineOf), total, drafts };
}

/** One message of a challenge in words, its secret links hidden. Throws not-found for one of the other side. */
export async function readMail(scope: ChallengeScope, mailId: string): Promise<Mail> {
  const row = await db.outgoingMail.findFirst({
    where: { ...readableMail(scope), id: mailId },
    select: { ...LINE, bodySealed: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such message.");
  const mail = openMail(row);
  return { ...mail, blocks: withoutSecretLinks(mail.blocks) };
}

function openMail({ bodySealed, ...row }: MailRow & { bodySealed: string }): Mail {
  const { blocks, calendar } = JSON.parse(unseal(bodySealed)) as SealedMail;
  return { ...lineOf(row), toAddress: row.toAddress, blocks, hasCalendar: calendar !== undefined };
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
