/** What a place in the team asks for, beside the part. Each is empty where nothing is asked. */
export interface WantedOfPlace {
  wantedGroup: string;
  wantedTier: string;
  wantedExperience: string;
  wantedBackground: string;
}

/** A place that asks for nothing beside the part. */
export const NOTHING_WANTED: Readonly<WantedOfPlace> = {
  wantedGroup: "",
  wantedTier: "",
  wantedExperience: "",
  wantedBackground: "",
};

const GROUP =
  "(?:Labour(?: and Co-operative)?|Conservative|Liberal Democrat|Lib Dem|Green(?: Party)?|Independent|Reform UK|Reform|Residents’ Association|Residents' Association)";
/** A group, or several of which one will do: "Labour or Liberal Democrat", "Labour/Green". */
const GROUPS = `${GROUP}(?:(?:\\s+or\\s+|\\s*/\\s*|,\\s+(?:or\\s+)?)${GROUP})*`;
const TIER =
  "(?:London borough|metropolitan(?: borough| district)?|county|district|unitary|borough|shire district|combined|county borough)";
const TIERS = `${TIER}(?:\\s+(?:council|authority))?(?:(?:\\s+or\\s+|\\s*/\\s*|,\\s+(?:or\\s+)?)${TIER}(?:\\s+(?:council|authority))?)*`;

/**
 * Where a group is asked for. Only with a capital, and before somebody who has one, in brackets, after "from the", or as a part of its own: "independent audit" and "green
 * spaces" are no groups.
 */
const GROUP_ASKED: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}-])(${GROUPS})(?=(?:\\s+[Gg]roup)?\\s+(?:[Ll]eader|[Dd]eputy|[Mm]ember|[Pp]eer|[Cc]ouncillor|[Cc]abinet|[Mm]ayor|[Pp]ortfolio|[Oo]pposition|[Ee]lected|[Gg]roup))`,
    "u",
  ),
  new RegExp(`\\((${GROUPS})(?:\\s+group)?\\)`, "u"),
  new RegExp(`\\bfrom (?:the |an? )?(${GROUPS})\\b`, "u"),
  new RegExp(`(?:^|[,:;–—(]\\s*)(?:ideally |preferably |possibly )?(${GROUPS})(?=\\s*(?:[,;.)]|$))`, "u"),
  /\b((?:the same|an?other|a different|any|the majority|the minority|the opposition|an opposition) (?:political )?(?:group|party))\b/iu,
];

/** Where a kind of council is asked for. The name of a council ("Westford County Council") asks for none. */
const TIER_ASKED: readonly RegExp[] = [
  /\b((?:(?:an?|the) (?:council|authority) of )?(?:the |a )?(?:same|similar|different|another) (?:tier|type|kind)(?: of (?:council|authority))?)\b/iu,
  new RegExp(
    `(?<!\\p{Lu}[\\p{L}'’-]+\\s)(?<![\\p{L}-])(${TIERS})(?=\\s+(?:council|authority|tier|peer|leader|member|councillor|chief executive|officer)|(?<=council|authority|ouncil|uthority))(?!\\s+of\\s+\\p{Lu})`,
    "iu",
  ),
  new RegExp(`(?:^|[,:;–—(]\\s*)(?:ideally |preferably |possibly )?(${TIERS})(?=\\s*(?:[,;.)]|$))`, "iu"),
];

const EXPERIENCE_ASKED: readonly RegExp[] = [
  /\bwith ((?:(?:an?|some|strong|recent|significant|substantial|proven|extensive|senior|direct|deep|good) )*(?:[\w-]+ ){0,2}?(?:experience|track record|knowledge|expertise|understanding)\b[^.;]*)/iu,
  /\b(experience (?:of|in|with)\b[^.;]*)/iu,
  /\b(experienced in\b[^.;]*)/iu,
  /\b((?:who has|having) (?:led|run|worked|delivered|managed|overseen|experience)\b[^.;]*)/iu,
];

const SECTOR = "(?:voluntary|community|charity|charitable|private|business|health|third|public|academic)";
const OUTSIDE = `(?:${SECTOR}(?:(?:,?\\s+(?:and|or)\\s+|/|,\\s*)${SECTOR})*\\s+sector|central government|the NHS|the civil service|business|academia)`;
const BACKGROUND_ASKED: readonly RegExp[] = [
  /\b(outside (?:of )?local government(?:: [^.;]*)?)/iu,
  new RegExp(
    `\\b(${OUTSIDE}(?:(?:,|,? or|,? and)\\s+${OUTSIDE})*)(?=\\s+(?:experience|background|peer|member))`,
    "iu",
  ),
  new RegExp(
    `\\b(?:from|background in) ((?:the )?${OUTSIDE}(?:(?:,|,? or|,? and)\\s+(?:the )?${OUTSIDE})*)`,
    "iu",
  ),
];

function firstOf(patterns: readonly RegExp[], words: string): string {
  for (const pattern of patterns) {
    const found = pattern
      .exec(words)?.[1]
      ?.trim()
      .replace(/[,)]+$/, "");
    if (found) return found;
  }
  return "";
}

/**
 * What a line of a letter's team profile asks for beside the part: political group, kind of council, experience, a background outside local
 * government; each in the line's own words, and empty where it says nothing of it. Nothing is concluded from the name of a person or a council.
 */
export function wantedIn(words: string): WantedOfPlace {
  const wantedBackground = firstOf(BACKGROUND_ASKED, words);
  const wantedExperience = firstOf(EXPERIENCE_ASKED, words);
  // What somebody has experience of is not what they are: "experience of county councils".
  const rest = wantedExperience === "" ? words : words.replace(wantedExperience, "");
  return {
    wantedGroup: firstOf(GROUP_ASKED, rest),
    wantedTier: firstOf(TIER_ASKED, rest),
    wantedExperience,
    wantedBackground: wantedExperience.includes(wantedBackground) ? "" : wantedBackground,
  };
}

/** What a place asks for, a part for each, as a page lists it: "Labour", "same tier". */
export function wantedParts(wanted: WantedOfPlace): { what: string; words: string }[] {
  return [
    { what: "Political group", words: wanted.wantedGroup },
    { what: "Kind of council", words: wanted.wantedTier },
    { what: "Experience", words: wanted.wantedExperience },
    { what: "Background", words: wanted.wantedBackground },
  ].filter(({ words }) => words !== "");
}
