import { calendarLine } from "../platform/calendars/calendar-text.ts";
import { env } from "../platform/settings/env.server.ts";

/** Who an entry for a calendar is from. */
export interface Organiser {
  name: string;
  address: string;
}

/** The sender of the installation's messages: a calendar takes a change only from whoever sent the invitation. */
export function mailSender(): Organiser {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(env.mailFrom);
  return parts === null
    ? { name: "Peer challenge workspace", address: env.mailFrom.trim() }
    : { name: parts[1] ?? "", address: parts[2] ?? "" };
}

/**
 * An entry (RFC 5545) with whoever it is from as the sender is now. A message may have been written before mail was set up, and then it
 * named a sender whom no message comes from.
 */
export function withOrganiser(ics: string, { name, address }: Organiser): string {
  // A name beside an address stands in quotation marks and may hold none (RFC 5545, 3.1).
  const shown = calendarLine(name).replaceAll('"', "'").replaceAll("\\", "/");
  const line = folded(`ORGANIZER;CN="${shown}":mailto:${address}`);
  return ics.replace(/^ORGANIZER[;:][^\r\n]*(?:\r\n[ \t][^\r\n]*)*/m, () => line);
}

/** A line in pieces of 75 bytes at most, no character cut (RFC 5545, 3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  for (const character of line) {
    if (Buffer.byteLength(piece + character) > 75) {
      pieces.push(piece);
      piece = " ";
    }
    piece += character;
  }
  return [...pieces, piece].join("\r\n");
}
