/** What decides whether a version may be issued. */
export interface IssueFacts {
  status: "draft" | "final";
  /** Comments of the accuracy check that nobody has answered. */
  unanswered: number;
  hasFinal: boolean;
}

/** Why the report may not be issued like this, in a sentence; null when it may. */
export function issueRefusal({ status, unanswered, hasFinal }: IssueFacts): string | null {
  if (status === "draft") {
    return hasFinal
      ? "The final report has been issued, so there can be no further draft. A correction is issued as a new final version."
      : null;
  }
  if (unanswered === 0) return null;
  return unanswered === 1
    ? "A comment of the accuracy check has no answer yet. Answer it before you issue the final report."
    : `${unanswered} comments of the accuracy check have no answer yet. Answer them before you issue the final report.`;
}
