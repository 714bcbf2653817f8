import { DRAFTERS, FIELDWORK, PEER_TEAM_ROLES, type PermissionRule } from "./roles.ts";

/** Findings and recommendations: who may do what, and when. */
export const FINDINGS_PERMISSIONS = {
  "findings.read": {
    space: "peer-team",
    roles: PEER_TEAM_ROLES,
    means: "read findings before they are shared",
  },
  "findings.write": {
    space: "peer-team",
    roles: DRAFTERS,
    stages: FIELDWORK,
    means: "draft findings and recommendations",
  },
} as const satisfies Record<string, PermissionRule>;
