/**
 * The questions a challenge starts from when it is made by hand. The theme titles are the LGA's five headings; the
 * questions are our own wording of what the method asks, not the LGA's text. They are a start: a challenge keeps
 * its own copy, which is edited there. A set that has been used is never changed: a new wording is a new revision.
 */
export interface QuestionSet {
  /** Stored with the challenge. */
  key: "2021" | "2024";
  name: string;
  /** Counts our own rewordings of the set. */
  revision: number;
  themes: readonly { number: number; title: string; questions: readonly string[] }[];
}

/** The five headings of a corporate peer challenge, in their order. */
export const THEME_TITLES = [
  "Local priorities and outcomes",
  "Organisational and place leadership",
  "Governance and culture",
  "Financial planning and management",
  "Capacity for improvement",
] as const;

type Questions = readonly (readonly string[])[];

const FROM_2021: Questions = [
  [
    "Does the council know what matters most to its communities, and do its priorities follow from that?",
    "Can it show what it has achieved for residents against those priorities?",
    "How does it know where outcomes are uneven, and what does it do about it?",
  ],
  [
    "Do members and officers lead the council and the place well, and do they lead them together?",
    "Do partners find the council a good organisation to work with?",
    "How do residents, businesses and community groups take part in what is decided?",
  ],
  [
    "Are decisions taken openly, by the right people and on good advice?",
    "Does scrutiny change anything, and is challenge welcome?",
    "Do members and officers treat each other with respect?",
  ],
  [
    "Does the council understand its financial position, now and over the medium term?",
    "Is there a credible plan for the gap that remains, and is it being delivered?",
    "Are large investments and commercial ventures governed with care for their risks?",
  ],
  [
    "Does the council have the people, skills and systems its plans need?",
    "How does it learn, manage its performance and improve?",
    "Is there the capacity to change while services go on?",
  ],
];

const FROM_2024: Questions = [
  [
    "Does the council know what matters most to its communities, and do its priorities follow from that?",
    "What has it achieved for residents, and how does that compare with similar councils?",
    "How does it use data and the views of residents to set and change its course?",
    "How does it know where outcomes are uneven, and what does it do about it?",
  ],
  [
    "Do the political and the managerial leadership work well together, and is the direction plain to everybody?",
    "Do partners find the council a good organisation to work with, and does it lead its place with them?",
    "How do residents, businesses and community groups take part in what is decided?",
    "Does the council know its role in the wider area, and is it ready for changes in local government there?",
  ],
  [
    "Are decisions taken openly, lawfully, by the right people and on good advice?",
    "Do the statutory officers have what they need, and are they listened to?",
    "Do scrutiny, audit and standards make a difference, and is challenge welcome?",
    "Do members and officers treat each other with respect, and is poor conduct dealt with?",
    "Does the council assess its own governance frankly and act on what it finds?",
  ],
  [
    "Does the council understand its financial position, now and over the medium term, and its reserves?",
    "Is there a credible plan for the gap that remains, and are savings delivered?",
    "Are borrowing, investments, companies and commercial ventures governed with care for their risks?",
    "Do members own the financial strategy and scrutinise it?",
  ],
  [
    "Does the council have the people, skills and systems its plans need?",
    "How does it learn, manage its performance and show value for money?",
    "Is there the capacity to change while services go on, and is change well managed?",
    "Are staff heard, developed and looked after?",
  ],
];

function setOf(key: QuestionSet["key"], name: string, questions: Questions): QuestionSet {
  return {
    key,
    name,
    revision: 1,
    themes: THEME_TITLES.map((title, index) => ({
      number: index + 1,
      title,
      questions: questions[index] ?? [],
    })),
  };
}

export const QUESTION_SETS = {
  "2021": setOf("2021", "2021 to March 2024", FROM_2021),
  "2024": setOf("2024", "April 2024 on, strengthened", FROM_2024),
} as const satisfies Record<QuestionSet["key"], QuestionSet>;

/** The day from which the strengthened questions are used. */
const STRENGTHENED_FROM = "2024-04-01";

/** The set a visit that starts on a day uses unless people choose another; the newest while there is no day. */
export function questionSetFor(onSiteStart: string | null): QuestionSet["key"] {
  return onSiteStart !== null && onSiteStart < STRENGTHENED_FROM ? "2021" : "2024";
}

/** How a report can be laid out: the form used until 2024, or the one of 2025 on. docs/domain.md, "Notes, findings, report". */
export const REPORT_FORMATS = ["2021", "2025"] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const REPORT_FORMAT_LAYOUTS = {
  "2021": "2021 to 2024: key recommendations, approach, feedback by theme",
  "2025": "2025 on: peer team, themes with further recommendations, appendix on the method",
} as const satisfies Record<ReportFormat, string>;

/** The report format a visit of that day uses unless people choose another. */
export function reportFormatFor(onSiteStart: string | null): ReportFormat {
  return onSiteStart !== null && onSiteStart < "2025-01-01" ? "2021" : "2025";
}
