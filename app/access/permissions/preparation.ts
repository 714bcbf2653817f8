import {
  BEFORE_REPORT,
  BOTH_SIDES,
  COUNCIL_OFFICE,
  LOGISTICS,
  type PermissionRule,
  UNTIL_CLOSED,
} from "./roles.ts";

/** The position statement and the data pack: who may do what, and when. */
export const PREPARATION_PERMISSIONS = {
  "statement.read": { space: "shared", roles: BOTH_SIDES, means: "read the submitted position statement" },
  "statement.draft": { space: "council", roles: COUNCIL_OFFICE, means: "read the statement in draft" },
  "statement.write": {
    space: "council",
    roles: ["coordinator"],
    stages: BEFORE_REPORT,
    means: "write and submit the position statement",
  },
  "pack.read": { space: "shared", roles: BOTH_SIDES, means: "read the list of the data pack" },
  "pack.edit": {
    space: "shared",
    roles: LOGISTICS,
    stages: UNTIL_CLOSED,
    means: "change the list of the data pack",
  },
} as const satisfies Record<string, PermissionRule>;
