import { MAIL_STATES, type MailState } from "./kinds.ts";

/** What the address of a list of messages asks for; what it cannot mean is left out. `page` counts from 1. */
export function mailFilterOf(search: URLSearchParams): { status: MailState | undefined; page: number } {
  const status = search.get("status") ?? "";
  const page = Math.trunc(Number(search.get("page") ?? "1"));
  return {
    status: Object.hasOwn(MAIL_STATES, status) ? (status as MailState) : undefined,
    page: Math.max(1, page || 1),
  };
}
