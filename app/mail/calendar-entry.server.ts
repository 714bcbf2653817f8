import { to } from "../addresses.ts";
import { db } from "../platform/db.server.ts";
import { isId } from "../platform/ids.ts";
import { absoluteUrl } from "../platform/public-url.server.ts";
import { seal, unseal } from "../platform/sealed.server.ts";
import { type MailCalendar, openSealedMail } from "./sealed-mail.server.ts";

/** Keeps a text that was sealed for something else from being taken for one of these. */
const PREFIX = "calendar-entry ";

/** The address of the calendar entry of a message, for whoever the message goes to: nobody can make one up. */
export function entryAddress(mailId: string): string {
  return absoluteUrl(to.mail.calendarEntry({ token: `${seal(PREFIX + mailId)}.ics` }));
}

/** The calendar entry that an address names; null when it names none, or its message was destroyed. */
export async function readEntry(name: string | undefined): Promise<MailCalendar | null> {
  const mailId = mailIdOf(name?.replace(/\.ics$/, "") ?? "");
  if (mailId === null) return null;
  const mail = await db.outgoingMail.findFirst({
    where: { id: mailId, status: { not: "draft" } },
    select: { bodySealed: true },
  });
  return mail === null ? null : (openSealedMail(mail.bodySealed).calendar ?? null);
}

function mailIdOf(sealed: string): string | null {
  try {
    const text = unseal(sealed);
    const id = text.slice(PREFIX.length);
    return text.startsWith(PREFIX) && isId(id) ? id : null;
  } catch {
    // Made up, or sealed with a key that is gone.
    return null;
  }
}
