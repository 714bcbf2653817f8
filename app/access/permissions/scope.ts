import { BEFORE_REPORT, BOTH_SIDES, MANAGERS, type PermissionRule } from "./roles.ts";

/** What the peers look at: who may do what, and when. */
export const SCOPE_PERMISSIONS = {
  "scope.read": { space: "shared", roles: BOTH_SIDES, means: "read themes, questions, prompts and clauses" },
  "scope.edit": {
    space: "shared",
    roles: MANAGERS,
    stages: BEFORE_REPORT,
    means: "change the scope, trace prompts, answer warnings",
  },
} as const satisfies Record<string, PermissionRule>;
