import type { Permission } from "../permissions.ts";

/** What can still be done by a button in a challenge that is closed, and why: nothing else of it can be changed by anybody (decision 0774). */
const STILL_DONE: Partial<Record<Permission, string>> = {
  "challenge.move": "it can be opened again",
  "publication.release": "what is public can be put right",
  "retention.manage": "what is kept of people goes on being destroyed, or held",
  "personal-data.answer": "people may ask for what is held on them, and for their name to go",
  "members.edit": "whoever left the team or a council is taken out",
  "members.invite": "an invitation is taken back, a manager's place is handed on",
  "leaving.prepare": "anybody may leave",
  "support.decide": "somebody who reads along for support is stopped",
  "drafts.keep": "what somebody types is their own",
  "copy.take-team": "a copy changes nothing",
  "copy.take-council": "a copy changes nothing",
  "timetable.read": "an address of a calendar is withdrawn; none is made (calendar-feeds.server.ts)",
};

/** Whether a button that asks for a permission still does something in a closed challenge. */
export function isStillDone(permission: Permission): boolean {
  return Object.hasOwn(STILL_DONE, permission);
}
