import { BOTH_SIDES, COUNCIL_OFFICE, type PermissionRule } from "./roles.ts";

/** A council’s plan: who may do what, and when. */
export const ACTION_PLAN_PERMISSIONS = {
  "plan.read": { space: "shared", roles: BOTH_SIDES, means: "read issued action plans" },
  "plan.draft": { space: "council", roles: COUNCIL_OFFICE, means: "read one's own council's working plan" },
  "plan.write": {
    space: "council",
    roles: ["coordinator"],
    stages: ["reporting", "action-planning", "reviewing"],
    means: "write responses and actions",
  },
  "plan.issue": {
    space: "council",
    roles: COUNCIL_OFFICE,
    stages: ["action-planning", "reviewing"],
    means: "approve a version of the plan",
  },
  "actions.own": { space: "council", roles: ["action-owner", "coordinator"], means: "see one's own actions" },
  "actions.update": {
    space: "council",
    roles: ["action-owner", "coordinator"],
    stages: ["action-planning", "reviewing"],
    means: "report on an action",
  },
} as const satisfies Record<string, PermissionRule>;
