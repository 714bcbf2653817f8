import { open } from "#app/access/guard.server.ts";
import { countTry, type LimitKey, refuseWhenLimited } from "#app/access/rate-limits.server.ts";
import { to } from "#app/addresses.ts";
import { readEntry } from "../calendar-entry.server.ts";

const NOT_HERE = "There is no calendar entry at this address any more.\n";

/** The calendar entry of one message, where the message itself could carry text and links alone. */
export const loader = open(
  {
    at: to.mail.calendarEntry,
    why: "Whoever is invited has no account: the address in their message, which nobody can make up, lets them in.",
  },
  async ({ params, clientAddress }) => {
    const limits: LimitKey[] = [["token by address", clientAddress]];
    await refuseWhenLimited(limits);
    const entry = await readEntry(params.token);
    const headers = {
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex",
      "Referrer-Policy": "no-referrer",
    };
    if (entry === null) {
      await countTry(limits);
      return new Response(NOT_HERE, {
        status: 404,
        headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
      });
    }
    return new Response(entry.ics, {
      headers: {
        ...headers,
        "Content-Type": `text/calendar; charset=utf-8; method=${entry.method}`,
        "Content-Disposition": 'attachment; filename="invitation.ics"',
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
);
