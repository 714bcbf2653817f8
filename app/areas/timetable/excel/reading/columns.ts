/** A column of the template: how it is headed, what else people call it, and what goes into it. */
export interface ImportColumn {
  key: string;
  heading: string;
  /** Other headings that mean the same, as `keyOf` leaves them. */
  names: readonly string[];
  isNeeded: boolean;
  means: string;
  example: string;
}

/** The column that ties a row to what is in the workspace; written on the way out, hidden. */
const ID_COLUMN: ImportColumn = {
  key: "id",
  heading: "Workspace id (leave as it is)",
  names: ["workspace id", "id of the workspace"],
  isNeeded: false,
  means: "Put there by the workspace, so that a name or a title can be changed. Leave it empty in new rows.",
  example: "",
};

const column = (
  key: string,
  heading: string,
  names: readonly string[],
  means: string,
  example: string,
  isNeeded = false,
): ImportColumn => ({ key, heading, names, means, example, isNeeded });

export const PEOPLE_COLUMNS: readonly ImportColumn[] = [
  column(
    "name",
    "Name",
    ["full name", "person", "interviewee", "attendee", "contact", "contact name", "name of person"],
    "First and last name. Or use two columns, First name and Last name.",
    "Sam Hale",
    true,
  ),
  column(
    "jobTitle",
    "Job title",
    ["job", "role", "position", "post", "post title", "job role", "designation"],
    "What they do.",
    "Director of Housing",
  ),
  column(
    "kind",
    "Kind",
    ["type", "kind of person", "category", "group", "stakeholder group"],
    "Councillor, officer, partner, or resident or community.",
    "Officer",
    true,
  ),
  column(
    "council",
    "Council",
    ["authority", "local authority", "council name", "employer"],
    "The council they belong to, by its name or its short name. Empty for partners and residents.",
    "Wexcombe",
  ),
  column(
    "organisation",
    "Organisation",
    ["organization", "company", "body", "organisation name", "partner organisation"],
    "Where partners and residents come from.",
    "Fenmoor Health Trust",
  ),
  column(
    "email",
    "E-mail",
    ["email", "email address", "e-mail address", "mail", "work email", "contact email"],
    "One address. People are told apart by it, and invitations go there.",
    "sam.hale@example.org",
  ),
  column(
    "lineManager",
    "Line manager",
    ["manager", "reports to", "line manager name", "managed by"],
    "The name of somebody in the list. Nobody is put into a focus group with their line manager.",
    "Kim Reed",
  ),
  column(
    "accessNeeds",
    "Access needs",
    [
      "access",
      "accessibility",
      "access requirements",
      "adjustments",
      "special requirements",
      "reasonable adjustments",
    ],
    "Step-free, hearing loop, or in words. Seen only by those who arrange the visit.",
    "Step-free room",
  ),
  column(
    "availability",
    "Availability",
    ["available", "availability times", "when available", "can attend", "times available", "can come"],
    "Any time; cannot come; or days with or without times, apart by a semicolon. Empty means not asked yet, which is not the same as free.",
    "2 March 9:00–12:30; 3 March",
  ),
  ID_COLUMN,
];

export const SESSION_COLUMNS: readonly ImportColumn[] = [
  column(
    "title",
    "Title",
    [
      "session",
      "session title",
      "meeting",
      "name of session",
      "session name",
      "topic",
      "subject",
      "meeting title",
    ],
    "What the session is called.",
    "Leader of the Council",
    true,
  ),
  column(
    "kind",
    "Kind",
    ["type", "kind of session", "session type", "format", "meeting type"],
    "Interview, focus group, observation, visit, team meeting, daily feedback or final feedback. Empty: an interview with up to three people, otherwise a focus group.",
    "Interview",
  ),
  column(
    "minutes",
    "Minutes",
    [
      "length",
      "duration",
      "duration minutes",
      "length minutes",
      "duration mins",
      "mins",
      "length (minutes)",
      "duration (minutes)",
      "duration (mins)",
    ],
    "How long. Empty: as long as the house rule for its kind says.",
    "45",
  ),
  column(
    "people",
    "People",
    ["attendees", "interviewees", "who", "participants", "invitees", "names", "with", "attendee names"],
    "Names from the list of people, apart by a semicolon.",
    "Sam Hale; Kim Reed",
  ),
  column(
    "peersNeeded",
    "How many peers",
    ["number of peers", "peers needed", "no of peers", "peer count", "how many"],
    "A number, or all. Empty: two, or everybody in meetings of the team.",
    "2",
  ),
  column(
    "peers",
    "Which peers",
    ["peers", "peer", "peer roles", "peer names", "peers wanted", "which peers or roles"],
    "Names of peers, or their parts: leader peer, member peer, chief executive peer, officer peer.",
    "Leader peer",
  ),
  column(
    "assigned",
    "Assigned peers",
    ["peers assigned", "assigned", "peers in it", "peers in the session"],
    "Names of the peers who are in it as the timetable stands. Empty in a new row: those asked for, or nobody yet.",
    "Ada Fenwick",
  ),
  column(
    "themes",
    "Themes",
    ["theme", "theme number", "theme numbers", "cpc theme", "cpc themes"],
    "Numbers of the themes it is about.",
    "1; 3",
  ),
  column("prompts", "Prompts", ["prompt", "prompt refs", "kloe", "kloes"], "Numbers of prompts.", "1.2; 3.1"),
  column(
    "sites",
    "Site or sites",
    ["site", "sites", "venue", "location", "where", "building"],
    "Where it may be held, apart by a semicolon. Online for a call. Empty: anywhere.",
    "Wexcombe Town Hall",
  ),
  column("day", "Day", ["date", "session date", "on"], "Empty while it has no place yet.", "Tue 2 March"),
  column("start", "Start", ["time", "start time", "from", "begins", "starts"], "With the day.", "9:30"),
  column(
    "room",
    "Room",
    ["room name", "meeting room"],
    "A room of the workspace. The site in front of it, with a colon, when two sites have one of that name.",
    "Committee Room 1",
  ),
  column(
    "join",
    "To join",
    [
      "join",
      "joining link",
      "join link",
      "link",
      "meeting link",
      "teams link",
      "zoom link",
      "address to join",
      "dial in",
      "dial-in",
    ],
    "Of a call: a link that begins with https://, or a telephone number.",
    "https://meet.example.org/j/97311",
  ),
  column(
    "fixed",
    "Fixed",
    ["is fixed", "cannot move", "fixed time", "fixed?"],
    "Yes when day and time cannot be moved.",
    "No",
  ),
  column(
    "after",
    "After",
    ["comes after", "must follow", "follows", "not before"],
    "Titles of sessions that must be over before it starts.",
    "Opening team meeting",
  ),
  column(
    "council",
    "Council",
    ["authority", "council name", "local authority"],
    "The council it is held with. Empty: both, or the whole place.",
    "Wexcombe",
  ),
  column(
    "purpose",
    "Purpose",
    ["about", "description", "aim", "notes", "what for", "focus"],
    "What it is about, for joining notes.",
    "How the two councils set priorities",
  ),
  column(
    "confidential",
    "Confidential",
    ["private", "is confidential", "hidden"],
    "Yes hides it from readers of the council and the public.",
    "No",
  ),
  ID_COLUMN,
];

/** Columns of other people's lists, which say together what one column of the template says. */
const PARTS: Record<TableKind, readonly Pick<ImportColumn, "key" | "heading" | "names">[]> = {
  people: [
    { key: "firstName", heading: "First name", names: ["forename", "given name", "first"] },
    { key: "lastName", heading: "Last name", names: ["surname", "family name", "last"] },
  ],
  sessions: [
    {
      key: "end",
      heading: "End",
      names: ["to", "until", "till", "end time", "ends", "finish", "finishes", "finish time"],
    },
  ],
};

export type TableKind = "people" | "sessions";

/** The columns that a list may have, with those that stand for a part of one of ours. */
export function knownColumns(kind: TableKind): readonly Pick<ImportColumn, "key" | "heading" | "names">[] {
  return [...(kind === "people" ? PEOPLE_COLUMNS : SESSION_COLUMNS), ...PARTS[kind]];
}

/** Said of a column that is not read. */
export const NOT_READ = "none";

/** "A", "Z", "AA": what Excel calls a column. */
export function letterOf(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);
}

/** How a column is headed in the template. */
export function headingOf(kind: TableKind, key: string): string {
  return knownColumns(kind).find((one) => one.key === key)?.heading ?? key;
}
