import { listNames, type NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import { isLettersOwn } from "../../import/dates/letter-deadlines.ts";
import { stayWords } from "./stay-words.ts";

/** What a corrected letter says otherwise, where taking it over asks for more than a yes: it is done on a page of its own. */
export interface SaidByHand {
  page: "visits" | "details" | "team" | "scope" | "key-dates";
  /** What it is about, such as "Days on site". */
  what: string;
  /** What the letter said before, or what is on record; null where it said nothing. */
  was: string | null;
  /** What it says now; null where it says nothing any more. */
  becomes: string | null;
}

type Letter = Pick<NewChallenge, "councils" | "onSite" | "furtherPhases" | "themes" | "team" | "milestones">;

/** Days, councils, themes, team and dates no longer named, of which two letters do not say the same. */
export function saidByHand(before: Letter, letter: Letter): SaidByHand[] {
  const texts = (one: Letter) => ({
    stay: stayWords([one.onSite, ...(one.furtherPhases ?? [])]),
    councils: listNames(one.councils.map(({ name }) => name)),
    team: one.team.map(({ name, brief }) => (name === "" ? brief : `${name} (${brief})`)),
  });
  const [was, becomes] = [texts(before), texts(letter)];
  const found: SaidByHand[] = [];
  if (was.stay !== becomes.stay)
    found.push({ page: "visits", what: "Days on site", was: was.stay, becomes: becomes.stay });
  if (was.councils !== becomes.councils)
    found.push({ page: "details", what: "Councils", was: was.councils, becomes: becomes.councils });
  for (const { number, title } of letter.themes) {
    if (!before.themes.some((one) => one.number === number))
      found.push({ page: "scope", what: `Theme ${number}`, was: null, becomes: title });
  }
  for (const { number, title } of before.themes) {
    if (!letter.themes.some((one) => one.number === number))
      found.push({ page: "scope", what: `Theme ${number}`, was: title, becomes: null });
  }
  for (const place of missing(was.team, becomes.team))
    found.push({ page: "team", what: "Place in the peer team", was: place, becomes: null });
  for (const place of missing(becomes.team, was.team))
    found.push({ page: "team", what: "Place in the peer team", was: null, becomes: place });
  const named = new Set(letter.milestones.filter(isLettersOwn).map(({ key }) => key));
  for (const { key, label, rule } of before.milestones.filter(isLettersOwn)) {
    if (!named.has(key)) found.push({ page: "key-dates", what: label, was: rule, becomes: null });
  }
  return found;
}

/** Those of the first list that the second does not have, as often as they are more. */
function missing(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
