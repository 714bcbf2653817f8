import { isSpoken, type NoteSourceKind, SPOKEN_KINDS, type SpokenKind } from "./note-words.ts";
import { listed } from "./triangulation.ts";

/**
 * House rule: with fewer than this many people of one kind behind a sentence, somebody who was there could work out
 * who said it. No public source fixes the number.
 */
export const FEWEST_PEOPLE = 3;

export const ATTRIBUTION_RULE = `A kind of people is named when fewer than ${FEWEST_PEOPLE} of them could have said what a finding stands on. The finding is marked for checking when most of what people told the team for it came from them. People are counted from who attended the sessions, not from who spoke; a note with no session, or from a session with nobody of that kind on its list, counts as one person.`;

/** A note as far as attribution needs it. Holds no words of the note and no names. */
export interface AttributableNote {
  sourceKind: NoteSourceKind;
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
  /**
   * Most of what was said for the finding came from these people: the sentence itself gives them away. Otherwise
   * others said it too, and they are safe as long as the text does not say which kind of people it was.
   */
  isExposed: boolean;
  message: string;
}

/**
 * The kinds of people who could be identified from a sentence that stands on these notes. Documents, data and
 * observations identify nobody. Pass the notes that support or contradict; context is not quoted.
 */
export function attributionFlags(notes: readonly AttributableNote[]): AttributionFlag[] {
  const spoken = notes.filter((note) => isSpoken(note.sourceKind)).length;
  return SPOKEN_KINDS.flatMap((kind) => {
    const ofKind = notes.filter((note) => isSpoken(note.sourceKind) && note.sourceKind === kind);
    if (ofKind.length === 0) return [];
    const people = new Set(ofKind.flatMap(speakersOf));
    if (people.size >= FEWEST_PEOPLE) return [];
    const isExposed = ofKind.length * 2 > spoken;
    const sessions = new Set(ofKind.map((note) => note.sessionId ?? "none")).size;
    return [{ kind, people: people.size, sessions, isExposed, message: flagMessage(kind, people.size) }];
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

/**
 * One sentence for the kinds that are few among others who said the same; null when there is none. It says what
 * not to write.
 */
export function mentionCaution(flags: readonly AttributionFlag[]): string | null {
  const few = flags.filter((flag) => !flag.isExposed);
  if (few.length === 0) return null;
  const parts = few.map(
    ({ kind, people }) => `${people === 1 ? "one" : people} ${KIND_WORDS[kind][people === 1 ? 0 : 1]}`,
  );
  return `Do not say which kind of people told you: only ${listed(parts)} could have.`;
}
