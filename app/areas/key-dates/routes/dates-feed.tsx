import { open } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { answerCalendar } from "#app/platform/calendars/secret-calendar.server.ts";
import { readDatesFeed } from "../dates-feed.server.ts";

/** Key dates for calendar programs to subscribe to. Every address that opens nothing is answered alike. */
export const loader = open(
  {
    at: to.keyDates.datesFeed,
    why: "A calendar program cannot sign in: the secret address is what lets it in, and its owner can delete it.",
  },
  async ({ request, params, clientAddress, now }) =>
    answerCalendar(request, await readDatesFeed(params.token.replace(/\.ics$/, ""), clientAddress, now)),
);
