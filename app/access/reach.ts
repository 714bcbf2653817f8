import type { FieldClass } from "./field-classes.ts";
import { isPeerTeamRole } from "./permissions.ts";
import type { ChallengeScope } from "./scope.ts";

/** Of which rows a person reads a column: of all of the challenge, of those of the own council, or of none. */
export type Reach = "all" | "own" | "none";

/**
 * How far somebody in a challenge reads the columns of a class. `by-kind`, `by-space` and `as-issued` say "all" here: which rows
 * that is, hangs on each (READ_PERMISSION of issued versions, readableMail, listSharedRecommendations).
 */
export function reachOf(scope: ChallengeScope, fieldClass: FieldClass): Reach {
  const isOfTeam = isPeerTeamRole(scope.role);
  const allIf = (is: boolean): Reach => (is ? "all" : "none");
  switch (fieldClass) {
    case "public":
      return "all";
    case "shared":
    case "by-kind":
    case "as-issued":
      return allIf(scope.may("scope.read"));
    case "by-space":
      return allIf(scope.may("mail.read"));
    case "arrangers":
      return allIf(scope.may("arrangements.read"));
    case "attendance":
      return allIf(scope.may("attendance.read"));
    case "peer-team":
      return allIf(isOfTeam && scope.may("notes.read") && scope.may("report.draft"));
    case "council":
      return !isOfTeam && scope.councilId !== null && scope.may("plan.draft") ? "own" : "none";
    case "council-and-team":
      if (isOfTeam) return "all";
      return scope.councilId === null ? "none" : "own";
    case "managers":
      return allIf(scope.may("retention.read") && scope.may("audit.read"));
    case "personal":
    case "secret":
      return "none";
  }
}
