import { AT_REVIEW, FIELDWORK, PEER_TEAM_ROLES, type PermissionRule } from "./roles.ts";

/** What the peers write down: who may do what, and when. */
export const EVIDENCE_PERMISSIONS = {
  "notes.read": { space: "peer-team", roles: PEER_TEAM_ROLES, means: "read the peers' notes" },
  "notes.write": {
    space: "peer-team",
    roles: PEER_TEAM_ROLES,
    stages: FIELDWORK,
    atReview: AT_REVIEW,
    means: "record notes of a visit and change one's own",
  },
  // Its addresses name no visit: of which one can be written is asked with the visit (evidence/writing-visits.ts).
  "notes.open": {
    space: "peer-team",
    roles: PEER_TEAM_ROLES,
    stages: [...FIELDWORK, ...AT_REVIEW],
    means: "open the pages on which notes are written",
  },
} as const satisfies Record<string, PermissionRule>;
