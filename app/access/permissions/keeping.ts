import type { PermissionRule } from "./roles.ts";

/** What is kept, who did what, and copies to take away: who may do what, and when. */
export const KEEPING_PERMISSIONS = {
  "retention.read": {
    space: "peer-team",
    roles: ["challenge-manager"],
    means: "see what is kept of people and until when",
  },
  "retention.manage": {
    space: "peer-team",
    roles: ["challenge-manager"],
    means: "change how long records are kept, place and lift holds",
  },
  "audit.read": { space: "peer-team", roles: ["challenge-manager"], means: "read who did what" },
  "copy.open": {
    space: "shared",
    roles: ["challenge-manager", "coordinator"],
    means: "see what a copy of the challenge would hold",
  },
  "copy.take-team": {
    space: "peer-team",
    roles: ["challenge-manager"],
    means: "take away a copy of the challenge with what the peer team may see",
  },
  "copy.take-council": {
    space: "council",
    roles: ["coordinator"],
    means: "take away a copy of the challenge with what one's own council may see",
  },
} as const satisfies Record<string, PermissionRule>;
