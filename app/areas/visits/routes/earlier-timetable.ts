import { redirect } from "@remix-run/node";
import { guarded } from "#app/access/guard.server.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { readAddressOfFirstPhase } from "../read-visits.server.ts";

/** The same page of the first phase on site. */
async function addressNow(permit: ChallengePermit, url: URL): Promise<string> {
  const front = to.timetable.front(await readAddressOfFirstPhase(permit));
  const below = url.pathname.split("/").slice(4).join("/");
  return [front, below].filter((part) => part !== "").join("/") + url.search;
}

/**
 * Every address below `timetable` as it was while a challenge had one timetable, in bookmarks, messages and calendars: the same page of
 * the first phase on site, to which all that was there then belongs.
 */
export const loader = guarded({ permission: "timetable.read" }, async ({ permit, url }) =>
  redirect(await addressNow(permit, url)),
);

/**
 * A form on a page that was opened before its address changed: sent on as it is (307 keeps what was typed) to the page that takes it now, which
 * asks what may be done there.
 */
export const action = guarded({ permission: "timetable.read" }, async ({ permit, url }) =>
  redirect(await addressNow(permit, url), 307),
);
