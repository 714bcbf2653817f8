import type { FieldClass } from "./field-classes.ts";
import { isPeerTeamRole } from "./permissions.ts";
import type { ChallengePermit } from "./permit.ts";

/** Of which rows a person reads a column: of all of the challenge, of those of the own council, or of none. */
export type Reach = "all" | "own" | "none";

/**
 * How far somebody in a challenge reads the columns of a class. `by-kind`, `by-space` and `as-issued` say "all" here: which rows
 * that is, hangs on each (READ_PERMISSION of issued versions, readableMail, readableTold, listSharedRecommendations).
 */
export function reachOf(permit: ChallengePermit, fieldClass: FieldClass): Reach {
  const isOfTeam = isPeerTeamRole(permit.role);
  const allIf = (is: boolean): Reach => (is ? "all" : "none");
  switch (fieldClass) {
    case "public":
      return "all";
    case "shared":
    case "by-kind":
    case "as-issued":
      return allIf(permit.may("scope.read"));
    case "by-space":
      return allIf(permit.may("mail.read"));
    case "arrangers":
      return allIf(permit.may("arrangements.read"));
    case "attendance":
      return allIf(permit.may("attendance.read"));
    case "peer-team":
      return allIf(isOfTeam && permit.may("notes.read") && permit.may("report.draft"));
    case "council":
      return !isOfTeam && permit.councilId !== null && permit.may("plan.draft") ? "own" : "none";
    case "council-and-team":
      if (isOfTeam) return "all";
      return permit.councilId === null ? "none" : "own";
    case "offices":
      return allIf(permit.may("decisions.read"));
    case "council-and-managers":
      if (!permit.may("decisions.read")) return "none";
      return isOfTeam ? "all" : "own";
    case "managers":
      return allIf(permit.may("retention.read") && permit.may("audit.read"));
    // No copy of one challenge holds what a council keeps across them.
    case "council-record":
    case "personal":
    case "writer":
    case "secret":
      return "none";
  }
}
