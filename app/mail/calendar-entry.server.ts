import { to } from "../addresses.ts";
import { db } from "../platform/db.server.ts";
import { isId } from "../platform/ids.ts";
import { absoluteUrl } from "../platform/public-url.server.ts";
import { seal, unseal } from "../platform/sealed.server.ts";
import { mailSender, withOrganiser } from "./organiser.server.ts";
import { type MailCalendar, openSealedMail } from "./sealed-mail.server.ts";

/** Keeps a text that was sealed for something else from being taken for one of these. */
const PREFIX = "calendar-entry ";

/** The address of a calendar entry of a message, the first being 0, for whoever the message goes to: nobody can make one up. */
export function entryAddress(mailId: string, index = 0): string {
  const named = index === 0 ? mailId : `${mailId} ${index}`;
  return absoluteUrl(to.mail.calendarEntry({ token: `${seal(PREFIX + named)}.ics` }));
}

/** The calendar entry that an address names; null when it names none, or its message was destroyed. */
export async function readEntry(name: string | undefined): Promise<MailCalendar | null> {
  const named = entryOf(name?.replace(/\.ics$/, "") ?? "");
  if (named === null) return null;
  const mail = await db.outgoingMail.findFirst({
    where: { id: named.mailId, status: { not: "draft" } },
    select: { bodySealed: true },
  });
  const entry = mail === null ? undefined : openSealedMail(mail.bodySealed).calendars?.[named.index];
  return entry === undefined ? null : { ...entry, ics: withOrganiser(entry.ics, mailSender()) };
}

function entryOf(sealed: string): { mailId: string; index: number } | null {
  try {
    const text = unseal(sealed);
    const [mailId = "", index = "0", ...rest] = text.slice(PREFIX.length).split(" ");
    const isOne = text.startsWith(PREFIX) && isId(mailId) && rest.length === 0;
    return isOne ? { mailId, index: Number(index) } : null;
  } catch {
    // Made up, or sealed with a key that is gone.
    return null;
  }
}
