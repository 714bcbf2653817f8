import {
  AT_REVIEW,
  BEFORE_REPORT,
  BOTH_SIDES,
  FIELDWORK,
  LOGISTICS,
  MANAGERS,
  ON_THE_DAY,
  type PermissionRule,
  UNTIL_CLOSED,
} from "./roles.ts";

/** Visits and their timetables: who may do what, and when. */
export const TIMETABLE_PERMISSIONS = {
  "visits.manage": {
    space: "shared",
    roles: MANAGERS,
    stages: UNTIL_CLOSED,
    means: "make and change phases and reviews",
  },
  "conversations.manage": {
    space: "shared",
    roles: LOGISTICS,
    stages: UNTIL_CLOSED,
    means: "make and change conversations",
  },
  "timetable.read": { space: "shared", roles: BOTH_SIDES, means: "read the timetables of the visits" },
  "timetable.edit": {
    space: "shared",
    roles: LOGISTICS,
    stages: BEFORE_REPORT,
    atReview: AT_REVIEW,
    means: "change sites, rooms, people and sessions",
  },
  "timetable.release": {
    space: "shared",
    roles: LOGISTICS,
    stages: BEFORE_REPORT,
    atReview: AT_REVIEW,
    means: "release a version of the timetable",
  },
  "timetable.record": {
    space: "shared",
    roles: ON_THE_DAY,
    // The last session may be recorded the day after, when the report has begun.
    stages: FIELDWORK,
    atReview: AT_REVIEW,
    means: "record whether a session took place, and who came",
  },
  "attendance.read": { space: "shared", roles: ON_THE_DAY, means: "see who came to a session" },
  "arrangements.read": {
    space: "shared",
    roles: LOGISTICS,
    means: "read reasons and notes kept for those who arrange the visit",
  },
} as const satisfies Record<string, PermissionRule>;
