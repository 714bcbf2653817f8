import { ACTION_PLAN_PERMISSIONS } from "./permissions/action-plan.ts";
import { CHALLENGE_PERMISSIONS } from "./permissions/challenge.ts";
import { DECISIONS_PERMISSIONS } from "./permissions/decisions.ts";
import { EVIDENCE_PERMISSIONS } from "./permissions/evidence.ts";
import { FINDINGS_PERMISSIONS } from "./permissions/findings.ts";
import { KEEPING_PERMISSIONS } from "./permissions/keeping.ts";
import { MAIL_PERMISSIONS } from "./permissions/mail.ts";
import { PEER_TEAM_PERMISSIONS } from "./permissions/peer-team.ts";
import { PEOPLE_PERMISSIONS } from "./permissions/people.ts";
import { PREPARATION_PERMISSIONS } from "./permissions/preparation.ts";
import { PROGRESS_REVIEW_PERMISSIONS } from "./permissions/progress-review.ts";
import { PUBLICATION_PERMISSIONS } from "./permissions/publication.ts";
import { REPORT_PERMISSIONS } from "./permissions/report.ts";
import type { PermissionRule, Role, Stage } from "./permissions/roles.ts";
import { SCOPE_PERMISSIONS } from "./permissions/scope.ts";
import { TIMETABLE_PERMISSIONS } from "./permissions/timetable.ts";
import { type ReaderKind, readerKeeps } from "./readers/reader-rights.ts";
import { reviewPeerKeeps } from "./readers/review-peer-rights.ts";
import type { VisitKind } from "./visit-kinds.ts";

export { type AccountFacts, type AccountPermission, accountCan } from "./permissions/account.ts";
export {
  COUNCIL_ROLES,
  isCouncilRole,
  isPeerTeamRole,
  PEER_TEAM_ROLES,
  ROLE_NAMES,
  ROLES,
  type Role,
  type Space,
  STAGES,
  type Stage,
} from "./permissions/roles.ts";

/**
 * Who may do what, and when: the tables of all rooms as one, in the order of the work. A permission names the space its records lie in, the roles that
 * have it and, where the work has a season, the stages in which it can be done. See docs/decisions/0002.
 */
export const PERMISSIONS = {
  ...CHALLENGE_PERMISSIONS,
  ...PEOPLE_PERMISSIONS,
  ...KEEPING_PERMISSIONS,
  ...MAIL_PERMISSIONS,
  ...SCOPE_PERMISSIONS,
  ...DECISIONS_PERMISSIONS,
  ...PEER_TEAM_PERMISSIONS,
  ...PREPARATION_PERMISSIONS,
  ...TIMETABLE_PERMISSIONS,
  ...EVIDENCE_PERMISSIONS,
  ...FINDINGS_PERMISSIONS,
  ...REPORT_PERMISSIONS,
  ...ACTION_PLAN_PERMISSIONS,
  ...PROGRESS_REVIEW_PERMISSIONS,
  ...PUBLICATION_PERMISSIONS,
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof PERMISSIONS;

/** What is asked about: the stage the challenge is in, and the kind of visit where it is about one. */
export interface Subject {
  stage: Stage;
  visit?: VisitKind | undefined;
  /** Who a council's reader is; null or absent for a reader of no kind, and everybody else. */
  reader?: ReaderKind | null | undefined;
  /** Whether it is a peer who comes to a progress review alone; absent for everybody else. */
  isOfReviewAlone?: boolean | undefined;
}

/** Whether a role may do something at a stage. Pure: the guard, the pages and the tests all ask here. */
export function can(role: Role, permission: Permission, subject: Subject): boolean {
  const rule: PermissionRule = PERMISSIONS[permission];
  if (!rule.roles.includes(role)) return false;
  const stages = (subject.visit === "progress-review" ? rule.atReview : undefined) ?? rule.stages;
  if (stages !== undefined && !stages.includes(subject.stage)) return false;
  if (role === "peer" && subject.isOfReviewAlone === true) return reviewPeerKeeps(permission);
  return role !== "council-reader" || readerKeeps(subject.reader ?? null, permission, subject.stage);
}
