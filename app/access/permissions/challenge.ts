import { LOGISTICS, type PermissionRule, ROLES, UNTIL_CLOSED } from "./roles.ts";

/** The challenge itself: who may do what, and when. */
export const CHALLENGE_PERMISSIONS = {
  "challenge.read": { space: "shared", roles: ROLES, means: "open the home page of the challenge" },
  "drafts.keep": {
    space: "shared",
    roles: ROLES,
    means: "keep what one is writing for oneself alone, until it is saved",
  },
  "challenge.manage": {
    space: "shared",
    roles: ["challenge-manager"],
    stages: UNTIL_CLOSED,
    means: "change its details",
  },
  "challenge.move": {
    space: "shared",
    roles: ["challenge-manager"],
    means: "move it to another stage, close it, open it again, delete it",
  },
  "milestones.edit": {
    space: "shared",
    roles: LOGISTICS,
    stages: UNTIL_CLOSED,
    means: "record planned and actual dates",
  },
  "support.decide": {
    space: "peer-team",
    roles: ["challenge-manager"],
    means: "let an administrator read the challenge for a time, or end that",
  },
} as const satisfies Record<string, PermissionRule>;
