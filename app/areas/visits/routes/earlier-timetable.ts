import { redirect } from "@remix-run/node";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { readAddressOfFirstPhase } from "../read-visits.server.ts";

/**
 * Every address below `timetable` as it was while a challenge had one timetable, in bookmarks, messages and calendars: the same page of
 * the first phase on site, to which all that was there then belongs.
 */
export const loader = guarded({ permission: "timetable.read" }, async ({ permit, url }) => {
  const front = to.timetable.front(await readAddressOfFirstPhase(permit));
  const below = url.pathname.split("/").slice(4).join("/");
  return redirect([front, below].filter((part) => part !== "").join("/") + url.search);
});
