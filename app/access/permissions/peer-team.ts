import { BOTH_SIDES, MANAGERS, type PermissionRule } from "./roles.ts";

/** The peers: who may do what, and when. */
export const PEER_TEAM_PERMISSIONS = {
  "team.read": { space: "shared", roles: BOTH_SIDES, means: "see the peer team" },
  "team.edit": { space: "peer-team", roles: MANAGERS, means: "change the peer team" },
  "conflicts.read": { space: "peer-team", roles: MANAGERS, means: "read declared conflicts of interest" },
} as const satisfies Record<string, PermissionRule>;
