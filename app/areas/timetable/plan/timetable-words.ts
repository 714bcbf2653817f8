/** The kinds of session an on-site timetable holds. */
export const SESSION_KINDS = [
  "interview",
  "focus-group",
  "observation",
  "visit",
  "team-meeting",
  "daily-feedback",
  "final-feedback",
] as const;

export type SessionKind = (typeof SESSION_KINDS)[number];

export const SESSION_KIND_NAMES = {
  interview: "Interview",
  "focus-group": "Focus group",
  observation: "Observation",
  visit: "Visit",
  "team-meeting": "Team meeting",
  "daily-feedback": "Daily feedback",
  "final-feedback": "Final feedback",
} as const satisfies Record<SessionKind, string>;

/** What each kind is for, in a few words for a form. */
export const SESSION_KIND_HINTS = {
  interview: "One to three people, usually with one pair of peers",
  "focus-group": "A group of people in similar roles",
  observation: "The peers watch a meeting the council holds anyway",
  visit: "A place, a service or a project is seen",
  "team-meeting": "The peers among themselves, every day",
  "daily-feedback": "A short word to the Leader and chief executive, every day",
  "final-feedback": "Headline findings on the last day",
} as const satisfies Record<SessionKind, string>;

/** Kinds that take place where the council or a service is, whatever the hour and without a room of ours. */
export function isElsewhere(kind: SessionKind): boolean {
  return kind === "observation" || kind === "visit";
}

/** Whether a title says by itself what kind of session it is: "Team meeting: where to begin". */
export function beginsWithKind(title: string, kindName: string): boolean {
  const begun = title.trim().toLowerCase();
  return begun.startsWith(kindName.toLowerCase()) && !/^\p{L}/u.test(begun.slice(kindName.length));
}

/** Kinds of the team itself, drawn apart on the grid. */
export function isTeamKind(kind: SessionKind): boolean {
  return kind === "team-meeting" || kind === "daily-feedback" || kind === "final-feedback";
}

/** The four kinds of people that peers meet. */
export const PERSON_KINDS = ["councillor", "officer", "partner", "resident-or-community"] as const;

export type PersonKind = (typeof PERSON_KINDS)[number];

export const PERSON_KIND_NAMES = {
  councillor: "Councillor",
  officer: "Officer",
  partner: "Partner",
  "resident-or-community": "Resident or community",
} as const satisfies Record<PersonKind, string>;

/** The same in the plural, for headings and counts. */
export const PERSON_KIND_PLURALS = {
  councillor: "Councillors",
  officer: "Officers",
  partner: "Partners",
  "resident-or-community": "Residents and community",
} as const satisfies Record<PersonKind, string>;

/** The letters a pair of peers can have. A session without one is the whole team's. */
export const TRACKS = ["A", "B", "C", "D", "E"] as const;

export type Track = (typeof TRACKS)[number];

/** "Sam", "Sam and Jo", "Sam, Jo and Lee"; beyond `most`, "Sam, Jo and 5 others". */
export function nameList(names: readonly string[], most = 6): string {
  if (names.length > most) {
    const shown = names.slice(0, Math.max(1, most - 1));
    return `${shown.join(", ")} and ${names.length - shown.length} others`;
  }
  if (names.length <= 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** "1 session", "3 sessions". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How a timetable made by the workspace stands. */
export const PROPOSAL_STATES = {
  running: "Being made",
  ready: "Ready to look at",
  failed: "Ended without an answer",
  taken: "Taken",
  left: "Left",
} as const;
