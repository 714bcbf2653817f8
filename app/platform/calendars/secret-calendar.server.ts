import { createHash } from "node:crypto";
import { formatInstant } from "../days.ts";

/**
 * Calendars at a secret address, which programs subscribe to (decision 0201): what the rooms that have one do alike. The secret itself is
 * kept nowhere.
 */

/** How stale "last read" may grow before it is written again: programs ask every few minutes. */
const NOTE_READ_AFTER_MS = 60 * 60_000;

/** A calendar as it is sent. */
export interface CalendarFile {
  ics: string;
  /** The same words, the same tag. */
  etag: string;
}

export function calendarFile(ics: string): CalendarFile {
  return { ics, etag: `"${createHash("sha256").update(ics).digest("base64url").slice(0, 22)}"` };
}

const NOT_HERE = "There is no calendar at this address. It may have been deleted.\n";

/** The answer to a program that asks for a calendar: the file, nothing where the program has it, or for null that nothing is here. */
export function answerCalendar(request: Request, file: CalendarFile | null): Response {
  if (file === null) {
    return new Response(NOT_HERE, {
      status: 404,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  }
  const headers = {
    ETag: file.etag,
    "Cache-Control": "private, max-age=300",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
  };
  if (request.headers.get("If-None-Match") === file.etag) return new Response(null, { status: 304, headers });
  return new Response(file.ics, {
    headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8" },
  });
}

/** A calendar address somebody has. */
export interface OwnCalendarAddress {
  createdAt: Date;
  lastReadAt: Date | null;
}

/** When a reading is to be written down: not where one was within the hour. */
export function isReadingToNote(lastReadAt: Date | null, now: Date): boolean {
  return lastReadAt === null || now.getTime() - lastReadAt.getTime() >= NOTE_READ_AFTER_MS;
}

/** An address as its owner's page says it; null for none. */
export function calendarAddressInWords(
  address: OwnCalendarAddress | null,
): { made: string; read: string } | null {
  if (address === null) return null;
  const { createdAt, lastReadAt } = address;
  return {
    made: formatInstant(createdAt),
    read: lastReadAt === null ? "Not yet" : formatInstant(lastReadAt),
  };
}
