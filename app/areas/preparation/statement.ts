import { listNames } from "#app/areas/challenge/new-challenge.ts";

/** How far a section of the position statement has come. */
export const SECTION_STATUSES = ["not-started", "drafting", "ready"] as const;

export type SectionStatus = (typeof SECTION_STATUSES)[number];

export const SECTION_STATUS_NAMES = {
  "not-started": "Not started",
  drafting: "Being written",
  ready: "Ready",
} as const satisfies Record<SectionStatus, string>;

/** Words a section may have before it is marked as long. House rule: peers read it on the train. */
export const SECTION_WORD_LIMIT = 800;

/** What a section is judged by before the statement is submitted. */
export interface SectionFacts {
  title: string;
  status: SectionStatus;
  words: number;
}

/**
 * What stands in the way of a good statement, in words. Only an empty statement blocks; the rest is shown to
 * the person who submits, who decides: that it was looked past is kept in the trail.
 */
export function submissionWarnings(sections: readonly SectionFacts[]): string[] {
  const warnings: string[] = [];
  for (const section of sections) {
    if (section.words === 0) warnings.push(`“${section.title}” is empty.`);
    else if (section.status !== "ready") warnings.push(`“${section.title}” is not marked as ready.`);
    if (section.words > SECTION_WORD_LIMIT) {
      warnings.push(
        `“${section.title}” has ${section.words} words; ${SECTION_WORD_LIMIT} is plenty for a reader.`,
      );
    }
  }
  return warnings;
}

/** How many sections are submitted empty, not marked as ready, or long: what the trail keeps of a submission with warnings. */
export function lookedPast(sections: readonly SectionFacts[]): {
  empty: number;
  notReady: number;
  long: number;
} {
  const count = (is: (section: SectionFacts) => boolean) => sections.filter(is).length;
  return {
    empty: count(({ words }) => words === 0),
    notReady: count(({ words, status }) => words > 0 && status !== "ready"),
    long: count(({ words }) => words > SECTION_WORD_LIMIT),
  };
}

/** Whether there is anything to submit. */
export function isEmptyStatement(sections: readonly SectionFacts[]): boolean {
  return sections.every((section) => section.words === 0);
}

/**
 * Of a challenge of several councils, that statement and pack are one record for all of them, in a sentence; empty where there is one council.
 * `names` are those of its councils.
 */
export function sharedRecordInWords(names: readonly string[]): string {
  if (names.length < 2) return "";
  const [others, all] = names.length === 2 ? ["the other reads", "both"] : ["the others read", "all"];
  return `${listNames(names)} write one position statement and keep one pack together: what one of them writes or adds, ${others} and can change, and whoever submits the statement submits it for ${all}.`;
}
