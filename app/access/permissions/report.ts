import { BOTH_SIDES, COUNCIL_OFFICE, DRAFTERS, PEER_TEAM_ROLES, type PermissionRule } from "./roles.ts";

/** The report: who may do what, and when. */
export const REPORT_PERMISSIONS = {
  "report.draft": { space: "peer-team", roles: PEER_TEAM_ROLES, means: "read the report in draft" },
  "report.write": {
    space: "peer-team",
    roles: DRAFTERS,
    stages: ["on-site", "reporting"],
    means: "edit the report, answer accuracy comments",
  },
  "report.issue": {
    space: "peer-team",
    roles: ["challenge-manager"],
    stages: ["reporting"],
    means: "issue the report as draft or final",
  },
  "report.read": { space: "shared", roles: BOTH_SIDES, means: "read the final report" },
  "draft-report.read": {
    space: "shared",
    roles: BOTH_SIDES,
    means: "read drafts of the report that were issued for the check of its facts",
  },
  "report.comment": {
    space: "council",
    roles: COUNCIL_OFFICE,
    stages: ["reporting"],
    means: "ask for a correction of fact",
  },
} as const satisfies Record<string, PermissionRule>;
