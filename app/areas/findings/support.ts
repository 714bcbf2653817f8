import type { FindingKind, FindingStatus, NoteRelation } from "./finding-words.ts";

/** A finding as far as what it stands on, and what stands on it. */
export interface SupportedFinding {
  kind: FindingKind;
  status: FindingStatus;
  notes: readonly { relation: NoteRelation; sourceKind: string }[];
  recommendationIds: readonly string[];
}

export type SupportWarningCode =
  | "no-supporting-note"
  | "one-kind-of-source"
  | "contradiction-unanswered"
  | "not-addressed"
  | "no-finding"
  | "draft-finding";

/** Something the team should look at before the report. Nothing is blocked: the team decides. */
export interface SupportWarning {
  code: SupportWarningCode;
  message: string;
}

/**
 * What is weak about a finding. House rules: one kind of source is not enough; a contradiction counts as answered
 * when the team has agreed the finding with at least as many notes for it as against it.
 */
export function findingWarnings(finding: SupportedFinding): SupportWarning[] {
  const supporting = finding.notes.filter((note) => note.relation === "supporting");
  const against = finding.notes.filter((note) => note.relation === "contradicting").length;
  const kinds = new Set(supporting.map((note) => note.sourceKind)).size;
  const warnings: SupportWarning[] = [];
  if (supporting.length === 0) {
    warnings.push({
      code: "no-supporting-note",
      message: "No note supports this finding.",
    });
  }
  if (kinds === 1) {
    warnings.push({
      code: "one-kind-of-source",
      message: "It rests on one kind of source only. Look for another that says the same.",
    });
  }
  if (against > 0 && (finding.status === "draft" || against > supporting.length)) {
    warnings.push({
      code: "contradiction-unanswered",
      message: `${against === 1 ? "One note contradicts" : `${against} notes contradict`} it. Say in the text how the team weighed that, then mark the finding as agreed.`,
    });
  }
  if (finding.kind === "improvement" && finding.recommendationIds.length === 0) {
    warnings.push({
      code: "not-addressed",
      message: "No recommendation addresses this area for improvement.",
    });
  }
  return warnings;
}

/** What is weak about a recommendation: one that stands on nothing, or on what the team has not agreed. */
export function recommendationWarnings(recommendation: {
  findings: readonly { status: FindingStatus }[];
}): SupportWarning[] {
  const { findings } = recommendation;
  if (findings.length === 0) {
    return [{ code: "no-finding", message: "This recommendation stands on no finding." }];
  }
  if (findings.every((finding) => finding.status === "draft")) {
    return [{ code: "draft-finding", message: "None of the findings it stands on is agreed yet." }];
  }
  return [];
}

/** "Officer 3, councillor 2": how many notes of each kind, most first. `nameOf` gives the words. */
export function countsByKind(sourceKinds: readonly string[], nameOf: (kind: string) => string): string {
  const counts = new Map<string, number>();
  for (const kind of sourceKinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .map(([kind, count], index) => {
      const name = nameOf(kind);
      return `${index === 0 ? name : name.toLowerCase()} ${count}`;
    })
    .join(", ");
}
