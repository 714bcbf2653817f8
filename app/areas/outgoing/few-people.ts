import { FEWEST_PEOPLE } from "#app/areas/evidence/attribution.ts";
import { WORD_ENDS, wholeWords } from "./sentences.ts";

/** Who was met, as far as a sentence can say what kind of people they were. */
export interface PersonMet {
  kind: string;
  jobTitle: string;
}

/** Words of a sentence that say who told the team, of whom there are too few. */
export interface FewPeople {
  words: string;
  because: string;
}

/** That somebody said, thought or felt something, or was met: only then does a kind of people say who spoke. */
const TOLD =
  /\b(?:told|tells?|said|says?|saying|spoke|explained|describes?|described|reported|raised|shared|felt|feels?|thought|thinks?|believe[sd]?|complained|admitted|claimed|expressed|mentioned|suggested|acknowledged|confided|stated|commented|voiced|heard|met|interviewed|according|view|views|opinion|opinions|concern(?:s|ed)?|worried|frustrat(?:ed|ion)|unhappy)\b/i;

/** A number below the fewest, before people of a kind: whatever the record holds, the sentence says how few they were. */
const COUNTED =
  /\b(?:one|a single|just one|only one|another|two|both|a couple of|an individual)\s+(?:of\s+(?:the|our|its|those)\s+)?(?:(?:very|more|most|recently|newly)\s+)?(?:\p{L}+[-\s]){0,2}?(?:councillors?|members?|officers?|directors?|managers?|heads?|partners?|residents?|employees?|colleagues?|representatives?|individuals?|people|persons?|staff|leaders?|interviewees?|portfolio holders?|chief executives?|traders?|volunteers?|tenants?|trustees?|governors?)\b/iu;

const KINDS = {
  councillor: /\b(?:councillors?|(?:elected|cabinet|backbench|opposition|ward|independent) members?)\b/i,
  officer: /\b(?:officers?|(?:members? of )?staff|employees?|managers?|directors?)\b/i,
  partner: /\b(?:partners?|partner organisations?|stakeholders?)\b/i,
  "resident-or-community": /\b(?:residents?|community (?:groups?|representatives?)|tenants?|volunteers?)\b/i,
} as const;

const KIND_WORDS: Record<keyof typeof KINDS, string> = {
  councillor: "councillors",
  officer: "officers",
  partner: "partners",
  "resident-or-community": "residents or community representatives",
};

/**
 * Where a sentence says what kind of people told the team, or which post they hold, and fewer than three of them were met. `people` is everybody met. House rule of the
 * evidence room: three people of a kind.
 */
export function fewPeopleIn(sentence: string, people: readonly PersonMet[]): FewPeople[] {
  if (!TOLD.test(sentence)) return [];
  const found: FewPeople[] = [];
  const counted = COUNTED.exec(sentence);
  if (counted !== null)
    found.push({
      words: counted[0],
      because: "The sentence says itself how few people this was heard from.",
    });
  for (const [words, met] of postsIn(sentence, people)) {
    if (
      met < FEWEST_PEOPLE &&
      !found.some((other) => other.words.toLowerCase().includes(words.toLowerCase()))
    )
      found.push({ words, because: `${onRecord(met, "people with this post")} in the timetable.` });
  }
  for (const [kind, pattern] of Object.entries(KINDS)) {
    const match = pattern.exec(sentence);
    const met = people.filter((person) => person.kind === kind).length;
    if (match === null || met >= FEWEST_PEOPLE) continue;
    if (found.some((other) => other.words.toLowerCase().includes(match[0].toLowerCase()))) continue;
    const name = KIND_WORDS[kind as keyof typeof KINDS];
    found.push({ words: match[0], because: `${onRecord(met, name)} in the timetable.` });
  }
  return found;
}

/** How many stand in the timetable; whether they came is not asked. */
function onRecord(many: number, of: string): string {
  if (many === 0) return `No ${of} stand`;
  return many === 1 ? `Only one of the ${of} stands` : `Only ${many} ${of} stand`;
}

/** The posts of people met that a sentence names, in one or in more than one, with how many hold each. */
function postsIn(sentence: string, people: readonly PersonMet[]): [words: string, met: number][] {
  const posts = new Map<string, number>();
  for (const { jobTitle } of people) {
    const post = jobTitle.trim().toLowerCase();
    if (post.length > 3) posts.set(post, (posts.get(post) ?? 0) + 1);
  }
  return [...posts].flatMap(([post, met]): [string, number][] => {
    const match = new RegExp(`${wholeWords(post)}s?${WORD_ENDS}`, "iu").exec(sentence);
    return match === null ? [] : [[match[0], met]];
  });
}
