import { open } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readDatesFeed } from "../dates-feed.server.ts";

const NOT_HERE = "There is no calendar at this address. It may have been deleted.\n";

/** Key dates for calendar programs to subscribe to. Every address that opens nothing is answered alike. */
export const loader = open(
  {
    at: to.keyDates.datesFeed,
    why: "A calendar program cannot sign in: the secret address is what lets it in, and its owner can delete it.",
  },
  async ({ request, params, clientAddress, now }) => {
    const feed = await readDatesFeed(params.token.replace(/\.ics$/, ""), clientAddress, now);
    if (feed === null) {
      return new Response(NOT_HERE, {
        status: 404,
        headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
      });
    }
    const headers = {
      ETag: feed.etag,
      "Cache-Control": "private, max-age=300",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      "Referrer-Policy": "no-referrer",
    };
    if (request.headers.get("If-None-Match") === feed.etag)
      return new Response(null, { status: 304, headers });
    return new Response(feed.ics, {
      headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8" },
    });
  },
);
