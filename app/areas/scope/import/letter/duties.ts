import type { LetterSentence } from "./letter-sections.ts";

/** Something the letter says that one side will do or is to do. */
export interface Duty {
  who: "council" | "lga" | "team" | null;
  text: string;
}

const WHO: readonly [Exclude<Duty["who"], null>, RegExp][] = [
  ["team", /^(?:[^,]{0,60},\s+)?(?:the )?(?:peer )?(?:team|peers)\b/i],
  [
    "council",
    /^(?:[^,]{0,60},\s+)?(?:(?:the|each|both|your|[\p{Lu}][\p{L}-]+(?: [\p{Lu}][\p{L}-]+)*) councils?\b|you\b)/iu,
  ],
  ["lga", /^(?:[^,]{0,60},\s+)?(?:the LGA|LGA|we|the (?:peer )?challenge manager)\b/i],
];
const MODAL =
  /\b(?:will|must|shall|should|needs? to|has to|have to|(?:is|are) (?:required|expected|asked) to|(?:expects?|asks?|do ask|requires?) (?:that )?(?:the |you|each|both)|agrees? to|commits? to|is to be|are to be)\b/i;
/** What the programme asks of either side; a sentence about anything else is no duty that is understood. */
const MATTER =
  /\b(?:draft report|final report|report|action plan|progress review|position statement|information (?:&|and) data pack|data pack|timetable|co-?ordinator|feedback|publi(?:sh|cation)\w*|recommendations|set-?up meeting|preparation|final wording|copy of)\b/i;
/** Asking for something to be looked at is no duty of the programme, whoever asks. */
const ASKS_TO_LOOK =
  /\b(?:look(?:ing)? (?:at|into)|consider|explore|examine|focus on|views? on|feedback on)\b/i;

const MOST_CHARACTERS = 800;

/** The duties a letter lays on the council, the LGA and the team, in its own sentences. */
export function readDuties(sentences: readonly LetterSentence[]): Duty[] {
  return sentences.flatMap(({ text }) => {
    if (
      text.length > MOST_CHARACTERS ||
      text.endsWith("?") ||
      !MODAL.test(text) ||
      !MATTER.test(text) ||
      ASKS_TO_LOOK.test(text)
    )
      return [];
    const who = WHO.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
    const isImpersonal =
      /^(?:there will be|this will|the (?:draft |final )?report|the (?:action plan|progress review|timetable)|both)\b/i.test(
        text,
      );
    return who !== null || isImpersonal ? [{ who, text }] : [];
  });
}
