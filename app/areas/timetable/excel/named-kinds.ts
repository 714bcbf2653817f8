import { PERSON_KIND_NAMES, PERSON_KINDS } from "../plan/timetable-words.ts";

/** Sent for somebody who is named by a session and is not to be added. */
export const NOT_ADDED = "no";

/** The kinds of a person who is named and not listed, the first for nobody. */
export const NAMED_KINDS = [
  { value: NOT_ADDED, text: "Do not add" },
  ...PERSON_KINDS.map((kind) => ({ value: kind, text: PERSON_KIND_NAMES[kind] })),
];
