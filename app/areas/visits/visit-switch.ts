import type { Permission } from "#app/access/permissions.ts";

/** What pages of a timetable ask for beside reading it: where one of these goes by stage and kind of visit, so do the pages. */
const ARRANGING = ["timetable.edit", "timetable.release", "timetable.record"] as const;

/** What somebody may do at a visit. */
type May = (permission: Permission) => boolean;

/** Whether somebody may do with the timetables of two visits the same, so that a page of one has its like at the other. */
export function isArrangedAlike(here: May, there: May): boolean {
  return ARRANGING.every((permission) => here(permission) === there(permission));
}

/**
 * The page of another visit that the switch leads to from a page of this one, as what follows the address of the timetable: the same where
 * the two are arranged alike, else the timetable itself, which everybody reads who reads this one. A session, a proposal or a version is of one
 * visit alone, a person of all. `rest` begins with "/" or is empty.
 */
export function pageOfOtherVisit(rest: string, isAlike: boolean): string {
  const [, part, ...below] = rest.split("/");
  const isOfOneVisit = part !== "people" && below.length > 0;
  return isOfOneVisit || !isAlike ? "" : rest;
}
