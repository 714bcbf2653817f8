import { BOTH_SIDES, DRAFTERS, PEER_TEAM_ROLES, type PermissionRule } from "./roles.ts";

/** The progress review: who may do what, and when. */
export const PROGRESS_REVIEW_PERMISSIONS = {
  "review.draft": { space: "peer-team", roles: PEER_TEAM_ROLES, means: "read the progress review in draft" },
  "review.write": {
    space: "peer-team",
    roles: DRAFTERS,
    stages: ["action-planning", "reviewing"],
    means: "record judgements and good practice, issue the report",
  },
  "review.read": { space: "shared", roles: BOTH_SIDES, means: "read the issued progress review report" },
} as const satisfies Record<string, PermissionRule>;
