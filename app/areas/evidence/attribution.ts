import { isSpoken, type SourceKind, SPOKEN_KINDS, type SpokenKind } from "./note-words.ts";

/**
 * House rule: with fewer than this many people of one kind behind a sentence, somebody who was there could work out
 * who said it. No public source fixes the number.
 */
export const FEWEST_PEOPLE = 3;

export const ATTRIBUTION_RULE = `A finding is marked when fewer than ${FEWEST_PEOPLE} people of one kind could have said what it stands on. People are counted from who attended the sessions, not from who spoke. A note with no session, or from a session with nobody of that kind on its list, counts as one person.`;

/** A note as far as attribution needs it. Holds no words of the note and no names. */
export interface AttributableNote {
  sourceKind: SourceKind;
  sessionId: string | null;
  /** Ids of the people of the note's kind who attended its session; empty when unknown. */
  possibleSpeakerIds: readonly string[];
}

/** A kind of people of whom too few stand behind a finding. */
export interface AttributionFlag {
  kind: SpokenKind;
  /** How many people of that kind could have said it, at most. 1 or 2. */
  people: number;
  sessions: number;
  message: string;
}

/**
 * The kinds of people who could be identified from a sentence that stands on these notes. Documents, data and
 * observations identify nobody. Pass the notes that support or contradict; context is not quoted.
 */
export function attributionFlags(notes: readonly AttributableNote[]): AttributionFlag[] {
  return SPOKEN_KINDS.flatMap((kind) => {
    const ofKind = notes.filter((note) => isSpoken(note.sourceKind) && note.sourceKind === kind);
    if (ofKind.length === 0) return [];
    const people = new Set(ofKind.flatMap(speakersOf));
    if (people.size >= FEWEST_PEOPLE) return [];
    const sessions = new Set(ofKind.map((note) => note.sessionId ?? "none")).size;
    return [{ kind, people: people.size, sessions, message: flagMessage(kind, people.size) }];
  });
}

// Unknown speakers of one session are one person: the cautious count.
function speakersOf(note: AttributableNote): readonly string[] {
  if (note.possibleSpeakerIds.length > 0) return note.possibleSpeakerIds;
  return [`unknown in ${note.sessionId ?? "no session"}`];
}

const KIND_WORDS = {
  councillor: ["councillor", "councillors"],
  officer: ["officer", "officers"],
  partner: ["partner", "partners"],
  "resident-or-community": ["resident or community representative", "residents or community representatives"],
} as const satisfies Record<SpokenKind, readonly [string, string]>;

function flagMessage(kind: SpokenKind, people: number): string {
  const [one, many] = KIND_WORDS[kind];
  return people === 1
    ? `Only one ${one} could have said this: they could be identified.`
    : `Only ${people} ${many} could have said this: they could be identified.`;
}
