/** The words of a note: what kind of source it came from, and which way it leans. docs/domain.md, "Notes, findings, report". */

/** Somebody a peer heard. Only these can be identified by what they said. */
export const SPOKEN_KINDS = ["councillor", "officer", "partner", "resident-or-community"] as const;

/** Every kind of source a note may have: heard, read or seen. */
export const SOURCE_KINDS = [...SPOKEN_KINDS, "document", "data", "observation"] as const;

export type SpokenKind = (typeof SPOKEN_KINDS)[number];
export type NoteSourceKind = (typeof SOURCE_KINDS)[number];

/** How a kind is called on a page, alone and in a count. */
export const NOTE_SOURCE_KIND_NAMES = {
  councillor: { one: "Councillor", many: "Councillors" },
  officer: { one: "Officer", many: "Officers" },
  partner: { one: "Partner", many: "Partners" },
  "resident-or-community": { one: "Resident or community", many: "Residents or community" },
  document: { one: "Document", many: "Documents" },
  data: { one: "Data", many: "Data" },
  observation: { one: "Observation", many: "Observations" },
} as const satisfies Record<NoteSourceKind, { one: string; many: string }>;

export const LEANINGS = ["strength", "improvement", "neutral"] as const;

export type Leaning = (typeof LEANINGS)[number];

export const LEANING_NAMES = {
  strength: "Strength",
  improvement: "For improvement",
  neutral: "Neutral",
} as const satisfies Record<Leaning, string>;

/** Whether a kind is of people, who have to be protected. */
export function isSpoken(kind: NoteSourceKind): kind is SpokenKind {
  return (SPOKEN_KINDS as readonly NoteSourceKind[]).includes(kind);
}

/** What a form is told that recorded a note already and comes back with something else in it. */
export const SAVED_WITH_OTHER_WORDS =
  "A note was saved from this form before, and it differs from what is here now. Nothing more was saved yet: save again to record this as a second note, or take it into the first.";
