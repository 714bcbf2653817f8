import { MAIL_KINDS, MAIL_STATES, type MailKind, type MailState } from "./kinds.ts";

/** What a list of messages is narrowed to. */
export interface AskedMail {
  status: MailState | undefined;
  kind: MailKind | undefined;
  /** The minute in which several were written together, as a release does. */
  writtenAt: Date | undefined;
  /** From 1. */
  page: number;
}

/** The minute that an instant is in: what was written in it is listed together, since the page tells times by minutes. */
export function minuteOf(instant: Date): { gte: Date; lt: Date } {
  const gte = Math.floor(instant.getTime() / 60_000) * 60_000;
  return { gte: new Date(gte), lt: new Date(gte + 60_000) };
}

/** What the address of a list of messages asks for; what it cannot mean is left out. */
export function mailFilterOf(search: URLSearchParams): AskedMail {
  const status = search.get("status") ?? "";
  const kind = search.get("kind") ?? "";
  const written = new Date(search.get("written") ?? "");
  const page = Math.trunc(Number(search.get("page") ?? "1"));
  return {
    status: Object.hasOwn(MAIL_STATES, status) ? (status as MailState) : undefined,
    kind: Object.hasOwn(MAIL_KINDS, kind) ? (kind as MailKind) : undefined,
    writtenAt: Number.isNaN(written.getTime()) ? undefined : minuteOf(written).gte,
    page: Math.max(1, page || 1),
  };
}

/** The query of the address of such a list; without a page, its first. */
export function mailQuery({ status, kind, writtenAt, page = 1 }: Partial<AskedMail>) {
  return { status, kind, written: writtenAt?.toISOString(), page: page > 1 ? page : null };
}
