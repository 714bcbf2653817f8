import type { LetterSentence } from "./letter-sections.ts";

/** How a sentence begins that says what the team, a council or the LGA does. */
const PARTIES: readonly RegExp[] = [
  /^(?:[^,]{0,60},\s+)?(?:the )?(?:peer )?(?:team|peers)\b/i,
  /^(?:[^,]{0,60},\s+)?(?:(?:the|each|both|your|[\p{Lu}][\p{L}-]+(?: [\p{Lu}][\p{L}-]+)*) councils?\b|you\b)/iu,
  /^(?:[^,]{0,60},\s+)?(?:the LGA|LGA|we|the (?:peer )?challenge manager)\b/i,
];
/** How one begins that says what is done and not by whom. */
const IMPERSONAL =
  /^(?:there will be|this will|the (?:draft |final )?report|the (?:action plan|progress review|timetable)|both)\b/i;
const MODAL =
  /\b(?:will|must|shall|should|needs? to|has to|have to|(?:is|are) (?:required|expected|asked) to|(?:expects?|asks?|do ask|requires?) (?:that )?(?:the |you|each|both)|agrees? to|commits? to|is to be|are to be)\b/i;
/** What the programme asks of either side; a sentence about anything else is no duty that is understood. */
const MATTER =
  /\b(?:draft report|final report|report|action plan|progress review|position statement|information (?:&|and) data pack|data pack|timetable|co-?ordinator|feedback|publi(?:sh|cation)\w*|recommendations|set-?up meeting|preparation|final wording|copy of)\b/i;
/** Asking for something to be looked at is no duty of the programme, whoever asks. */
const ASKS_TO_LOOK =
  /\b(?:look(?:ing)? (?:at|into)|consider|explore|examine|focus on|views? on|feedback on)\b/i;

const MOST_CHARACTERS = 800;

/** The sentences of a letter that lay a duty on the council, the LGA or the team. */
export function readDuties(sentences: readonly LetterSentence[]): string[] {
  return sentences.map(({ text }) => text).filter(isDuty);
}

function isDuty(text: string): boolean {
  if (text.length > MOST_CHARACTERS || text.endsWith("?")) return false;
  if (!MODAL.test(text) || !MATTER.test(text) || ASKS_TO_LOOK.test(text)) return false;
  return IMPERSONAL.test(text) || PARTIES.some((party) => party.test(text));
}
