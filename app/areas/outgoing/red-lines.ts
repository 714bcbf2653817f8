/** What an agreement of councils says must not change. */
export interface RedLine {
  clauseId: string;
  /** "5.3(1)". */
  ref: string;
  /** The document it stands in. */
  source: string;
  text: string;
}

/** A sentence to be held against a red line. It says "look", never that the line is broken: people decide that. */
export interface RedLineHit {
  clauseId: string;
  /** As the sentence has them. */
  words: string;
  because: string;
}

/** What a red line may be about. */
export type RedLineSubject = "name" | "constitution" | "budget" | "veto" | "contract" | "local-voice";

interface Subject {
  /** Says that a clause is about it. */
  about: RegExp;
  /** Says that a recommendation may go against a clause about it. */
  breaks: readonly RegExp[];
}

const ONE =
  "(?:single|one|joint|common|shared|unified|merged?|merging|combined?|combining|pool(?:ed|ing)?|harmonis(?:e|ed|ing)|equalis(?:e|ed|ing)|align(?:ed|ing)?)";

/** House rules: the words of each subject, on both sides. */
const SUBJECTS: Record<RedLineSubject, Subject> = {
  name: {
    about: /\b(?:names?|crests?|coats? of arms|identit(?:y|ies)|brands?|logos?)\b/i,
    breaks: [
      /\b(?:rename|rebrand|re-brand)\w*/i,
      new RegExp(
        `\\b(?:${ONE}|new|change|replace|drop)\\b(?:\\W+\\w+){0,4}?\\W+(?:names?|brands?|identity|logos?|crests?)\\b`,
        "i",
      ),
    ],
  },
  constitution: {
    about:
      /\b(?:constitutions?|standing orders|sovereign\w*|in charge of itself|decisions? for the other|scheme of delegation)\b/i,
    breaks: [
      new RegExp(
        `\\b${ONE}\\b(?:\\W+\\w+){0,3}?\\W+(?:constitutions?|standing orders|schemes? of delegation)\\b`,
        "i",
      ),
      /\b(?:single|one|joint|shared) (?:cabinet|executive)\b/i,
      /\b(?:merge|merging|merger of|unite|amalgamat\w+)\b(?:\W+\w+){0,3}?\W+councils?\b/i,
      /\b(?:one|a single|a unitary) council\b/i,
      /\bjoint committee\b(?:\W+\w+){0,8}?\W+(?:power\w*|decide\w*|decision\w*)\b/i,
    ],
  },
  budget: {
    about: /\b(?:council tax|budgets?|reserves|precepts?|costs?|money|finances?|debts?)\b/i,
    breaks: [
      new RegExp(
        `\\b${ONE}\\b(?:\\W+\\w+){0,4}?\\W+(?:budgets?|council tax|reserves|accounts|precepts?|debts?|medium[- ]term financial (?:plan|strategy))\\b`,
        "i",
      ),
      /\b(?:move|moving|shift\w*|transfer\w*|charge|recharg\w+)\b(?:\W+\w+){0,3}?\W+(?:costs?|money|savings|debts?|reserves)\b(?:\W+\w+){0,6}?\W+(?:to|from|between)\b/i,
    ],
  },
  veto: {
    about:
      /\b(?:veto|vote of both|votes? of each|both councils (?:must|have to) agree|agreement of (?:both|each)|consent|unanim\w+|neither council may)\b/i,
    breaks: [
      /\b(?:majority|casting) vote\b/i,
      /\b(?:binding|bind) (?:on )?(?:both|the other|each)\b/i,
      /\bwithout the (?:agreement|consent|approval|vote) of\b/i,
      /\b(?:overrul|overrid)\w+/i,
      /\bon behalf of (?:both|the other)\b(?:\W+\w+){0,2}?\W*council/i,
      /\b(?:decide|decisions?) for (?:both|the other)\b/i,
    ],
  },
  contract: {
    about: /\b(?:contracts?|leases?|terms of employment|terms and conditions|employers?|suppliers?)\b/i,
    breaks: [
      /\b(?:end|ending|terminat\w+|cancel\w*|renegotiat\w+|novat\w+|exit\w*|break\w*|withdraw\w* from|re-?tender\w*|bring\w*)\b(?:\W+\w+){0,5}?\W+(?:contracts?|leases?)\b/i,
      new RegExp(
        `\\b${ONE}\\b(?:\\W+\\w+){0,3}?\\W+(?:employer|terms|terms and conditions|contracts?)\\b`,
        "i",
      ),
      /\btransfer\w*\b(?:\W+\w+){0,3}?\W+(?:staff|employees)\b/i,
    ],
  },
  "local-voice": {
    about:
      /\b(?:local plans?|planning|wards?|parish\w*|local (?:voice|decisions?|identity|people)|front door|area committees?|each town)\b/i,
    breaks: [
      new RegExp(
        `\\b${ONE}\\b(?:\\W+\\w+){0,3}?\\W+(?:local plans?|planning (?:committees?|polic(?:y|ies)|authority)|area committees?|front door)\\b`,
        "i",
      ),
      /\b(?:abolish\w*|scrap\w*|remov\w+|clos\w+|reduc\w+|merg\w+|fewer)\b(?:\W+\w+){0,5}?\W+(?:parish\w*|wards?|area committees?|councillors|front (?:door|desk)s?|local offices?)\b/i,
    ],
  },
};

/** That what follows is ruled out, or what is each council's own is kept. */
const RULED_OUT =
  /\b(?:not|never|no|without|neither|nor|avoid\w*|rather than|instead of|against)\s+(?:(?:have|having|move|moving|go(?:ing)?|create|creating|make|making|seek\w*|a|an|any|the|to|into|towards|yet|be|be a)\s+){0,4}$/i;
const KEPT =
  /\b(?:keep\w*|retain\w*|protect\w*|preserv\w+|respect\w*|honour\w*|maintain\w*|safeguard\w*)\b(?:\W+\w+){0,3}?\W+(?:separate|own|each|both|two|distinct)\b/i;

/** What a red line is about, by its words; none where they say nothing that is known. */
export function subjectsOf({ text }: Pick<RedLine, "text">): RedLineSubject[] {
  return (Object.keys(SUBJECTS) as RedLineSubject[]).filter((subject) => SUBJECTS[subject].about.test(text));
}

/** The red lines that a sentence has to be looked at beside, each with the words that say so. */
export function redLinesTouched(sentence: string, redLines: readonly RedLine[]): RedLineHit[] {
  if (KEPT.test(sentence)) return [];
  return redLines.flatMap((line) => {
    for (const subject of subjectsOf(line)) {
      const words = brokenBy(sentence, SUBJECTS[subject]);
      if (words === null) continue;
      const because = `Look: clause ${line.ref} of “${line.source}” says “${line.text}”.`;
      return [{ clauseId: line.clauseId, words, because }];
    }
    return [];
  });
}

function brokenBy(sentence: string, { breaks }: Subject): string | null {
  for (const pattern of breaks) {
    const match = pattern.exec(sentence);
    if (match !== null && !RULED_OUT.test(sentence.slice(0, match.index))) return match[0];
  }
  return null;
}
