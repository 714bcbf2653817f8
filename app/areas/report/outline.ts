import type { ReportFormat } from "#app/areas/challenge/question-sets.ts";

/** How a format is called on a page. */
export const REPORT_FORMAT_NAMES = {
  "2021": "2021 to March 2024",
  "2025": "2025 on",
} as const satisfies Record<ReportFormat, string>;

/** The texts people write, by their key in the record. A theme's lead-in has the key `theme-1`, `theme-2` … */
export const TEXT_KEYS = ["introduction", "executive-summary", "approach", "next-steps"] as const;

export type TextKey = (typeof TEXT_KEYS)[number];

/** One part of the report, in the order it is read. */
export interface OutlinePart {
  key:
    | "introduction"
    | "executive-summary"
    | "recommendations"
    | "team"
    | "approach"
    | "themes"
    | "next-steps";
  title: string;
  /** The section of the Word template it is drawn into. */
  slot: "introduction" | "summary" | "recommendations" | "approach" | "themes" | "nextSteps" | "appendices";
  /** The text people write in it; absent when it is drawn from the record alone. */
  text?: TextKey;
  /** What it holds, for the person who writes it. */
  holds: string;
  /** Left out of the document while its text is empty. */
  isOptional?: true;
}

const introduction: OutlinePart = {
  key: "introduction",
  title: "Introduction",
  slot: "introduction",
  text: "introduction",
  holds: "Who asked for the challenge, when the team came and what it was asked to look at.",
};

const summary: OutlinePart = {
  key: "executive-summary",
  title: "Executive summary",
  slot: "summary",
  text: "executive-summary",
  holds: "What a busy reader must take away, in about a page.",
};

const recommendations: OutlinePart = {
  key: "recommendations",
  title: "Key recommendations",
  slot: "recommendations",
  holds: "The numbered recommendations in the team's exact words, drawn from the record.",
};

const themes: OutlinePart = {
  key: "themes",
  title: "Feedback by theme",
  slot: "themes",
  holds: "Strengths and areas for improvement under each theme, drawn from the agreed findings.",
};

const nextSteps: OutlinePart = {
  key: "next-steps",
  title: "Next steps",
  slot: "nextSteps",
  text: "next-steps",
  holds: "What happens now: publication, the action plan, the progress review.",
};

const OUTLINES: Record<ReportFormat, readonly OutlinePart[]> = {
  // Executive summary; key recommendations; summary of the approach; feedback by theme; next steps.
  "2021": [
    { ...introduction, isOptional: true },
    summary,
    recommendations,
    {
      key: "approach",
      title: "Summary of the peer challenge approach",
      slot: "approach",
      text: "approach",
      holds: "The team, the scope and focus, and the process, with the numbers counted from the record.",
    },
    themes,
    nextSteps,
  ],
  // Introduction; executive summary; key recommendations; peer team; themes; appendix A on the method and scope.
  "2025": [
    introduction,
    summary,
    recommendations,
    {
      key: "team",
      title: "The peer team",
      slot: "approach",
      holds: "Who came, drawn from the peer team.",
    },
    { ...themes, holds: `${themes.holds} Further recommendations stand in their theme.` },
    { ...nextSteps, isOptional: true },
    {
      key: "approach",
      title: "Appendix A: method and scope",
      slot: "appendices",
      text: "approach",
      holds:
        "How the team worked, with the numbers counted from the record, and what it was asked to look at.",
    },
  ],
};

/** Reads the format kept in the record; what is not known is taken as the newest. */
export function reportFormat(text: string): ReportFormat {
  return text === "2021" ? "2021" : "2025";
}

/** The parts of a report in their order. */
export function outlineOf(format: ReportFormat): readonly OutlinePart[] {
  return OUTLINES[format];
}

/** A text of the report that people write. */
export interface WritableText {
  key: string;
  title: string;
  holds: string;
  isOptional: boolean;
}

/** The key of the text that stands before the findings of a theme. */
export function themeKey(number: number): string {
  return `theme-${number}`;
}

/** The texts people may write in a report, in reading order; `themes` are those of the challenge. */
export function writableTexts(
  format: ReportFormat,
  themesOfChallenge: readonly { number: number; title: string }[],
): WritableText[] {
  return outlineOf(format).flatMap((part): WritableText[] => {
    if (part.key === "themes") {
      return themesOfChallenge.map((theme) => ({
        key: themeKey(theme.number),
        title: `Theme ${theme.number}: ${theme.title}, opening`,
        holds: "A paragraph that leads into the findings. Leave it empty to start with the strengths.",
        isOptional: true,
      }));
    }
    if (part.text === undefined) return [];
    return [{ key: part.text, title: part.title, holds: part.holds, isOptional: part.isOptional ?? false }];
  });
}
