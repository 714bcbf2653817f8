import { listNames } from "#app/areas/challenge/new-challenge.ts";
import { sentencesOf } from "#app/areas/outgoing/sentences.ts";
import { placeholdersIn } from "#app/areas/scope/import/letter/placeholders.ts";
import { countSlips, type SlipCounts } from "./count-slips.ts";
import type { OnSiteStay } from "./date-slips.ts";
import { dateSlips } from "./date-slips.ts";
import { type Passage, shortQuote, squeezed } from "./passage.ts";
import { type QuotedRecommendation, quoteSlips } from "./quote-slips.ts";
import { undertakingSlips } from "./undertaking-slips.ts";

export const SLIP_NAMES = {
  "empty-section": "Empty section",
  placeholder: "Placeholder left in",
  "date-disagrees": "Date that disagrees",
  "count-disagrees": "Number that disagrees",
  "recommendation-reworded": "Recommendation in other words",
  "finding-without-note": "Finding that stands on no note",
  "finding-not-agreed": "Finding not agreed",
  "could-be-identified": "Somebody could be identified",
  "person-named": "Somebody the team met is named",
  "recommendation-without-finding": "Recommendation that stands on no finding",
  "undertaking-not-recorded": "Undertaking that is not on record",
  "team-incomplete": "Team not complete",
} as const;

export type SlipCode = keyof typeof SLIP_NAMES;

/** Something to look at before the report goes out. Nothing here is certain: a person decides. */
export interface Slip {
  code: SlipCode;
  where: string;
  /** The words it rests on; empty when there are none. */
  quote: string;
  message: string;
  /** The address of the page where it can be mended; null when there is none. */
  href: string | null;
}

/** A finding as far as the slips need it. */
export interface FindingFacts {
  where: string;
  headline: string;
  href: string;
  isAgreed: boolean;
  supportingNotes: number;
  /** Sentences of the evidence room that say who could be identified. */
  exposed: readonly string[];
}

/** Everything that is looked over before the report is issued. */
export interface SlipInput {
  onSite: readonly OnSiteStay[] | null;
  counts: SlipCounts;
  /** Texts that must not be empty. */
  required: readonly Passage[];
  /** Every text that is printed, the required ones too. */
  passages: readonly Passage[];
  recommendations: readonly (QuotedRecommendation & { href: string; standsOn: number })[];
  findings: readonly FindingFacts[];
  /** Names of people in the timetable. */
  peopleMet: readonly string[];
  /** Members of the team who are not confirmed yet, and the page that lists the team. */
  unconfirmedPeers: number;
  teamHref: string;
  /** The councils, and whether each has undertaken in the record to publish the report and the action plan. */
  undertakings: readonly { name: string; hasUndertaken: boolean }[];
}

/** The slips of a report in the order it is read, by kind within a text. docs/domain.md, "Notes, findings, report". */
export function findSlips(input: SlipInput): Slip[] {
  return [
    ...input.required
      .filter((passage) => passage.text.trim() === "")
      .map(
        ({ where, href }): Slip => ({
          code: "empty-section",
          where,
          quote: "",
          message: "This section is empty. Write it before the report goes out.",
          href,
        }),
      ),
    ...teamSlips(input),
    ...input.passages.flatMap((passage) => passageSlips(passage, input)),
    ...input.findings.flatMap(findingSlips),
    ...input.recommendations
      .filter((each) => each.standsOn === 0)
      .map(
        ({ number, title, href }): Slip => ({
          code: "recommendation-without-finding",
          where: `Recommendation ${number}`,
          quote: title,
          message: "No finding leads to this recommendation. Link it to what it stands on.",
          href,
        }),
      ),
  ];
}

function teamSlips({ unconfirmedPeers: unconfirmed, teamHref }: SlipInput): Slip[] {
  if (unconfirmed === 0) return [];
  return [
    {
      code: "team-incomplete",
      where: "The peer team",
      quote: "",
      message:
        unconfirmed === 1
          ? "One member of the team is not marked as confirmed and is left out of the report."
          : `${unconfirmed} members of the team are not marked as confirmed and are left out of the report.`,
      href: teamHref,
    },
  ];
}

function passageSlips(passage: Passage, input: SlipInput): Slip[] {
  const { where, href } = passage;
  const text = squeezed(passage.text);
  const slip = (code: SlipCode, quote: string, message: string): Slip => ({
    code,
    where,
    quote,
    message,
    href,
  });
  const dates = input.onSite === null ? [] : dateSlips(text, input.onSite);
  return [
    ...placeholderQuotes(text).map((quote) => slip("placeholder", quote, "Fill this in, or remove it.")),
    ...dates.map(({ quote, said }) =>
      slip(
        "date-disagrees",
        quote,
        `“${said}” does not agree with the days on site in the record. Mend one of the two.`,
      ),
    ),
    ...countSlips(text, input.counts).map(({ quote, said, counted, what }) =>
      slip(
        "count-disagrees",
        quote,
        `The text says ${said} ${what}; the record counts ${counted}. The report prints the count by itself, so the figure can be left out here.`,
      ),
    ),
    ...quoteSlips(text, input.recommendations).map(({ number, said, isUnknown }) =>
      slip(
        "recommendation-reworded",
        said,
        isUnknown
          ? `There is no recommendation ${number}.`
          : `These are not the words of recommendation ${number} in the record.`,
      ),
    ),
    ...undertakingSlips(text, input.undertakings).map(({ quote, notUndertaken }) =>
      slip(
        "undertaking-not-recorded",
        quote,
        `It is not on record that ${listNames(notUndertaken)} undertook to publish. It is recorded under Decisions, or say it in other words here.`,
      ),
    ),
    ...namesIn(text, input.peopleMet).map((name) =>
      slip(
        "person-named",
        name,
        "This person is in the timetable. Published reports name peers and staff of the Local Government Association, not the people they met.",
      ),
    ),
  ];
}

const TEMPLATE_FIELD = /\{\{[^{}]*\}\}/g;
/** Any other note to oneself in square brackets: not a link, a footnote or a tick box. */
const BRACKETS = /\[(?!\^|[ xX]?\])([^\][]{2,300})\](?![[(:])/g;
const MARKS = /\b(?:lorem ipsum|TODO|FIXME)\b|\?{2,}/gi;

/** Links by their words, tick boxes taken out: brackets that are Markdown, not notes. */
function withoutMarkdownBrackets(line: string): string {
  return line.replace(/\[([^\][]*)\]\([^()\s]*\)/g, "$1").replace(/(?<=[-*+] )\[[ xX]\] /g, "");
}

/** Blanks in a text of several lines that somebody meant to fill in, each with the words round it. */
export function placeholderQuotes(text: string): string[] {
  return text
    .split("\n")
    .map(withoutMarkdownBrackets)
    .flatMap((line) => {
      const found = [
        ...placeholdersIn(line).map((one) => ({ words: one.words, at: one.at })),
        ...[TEMPLATE_FIELD, BRACKETS, MARKS].flatMap((pattern) =>
          [...line.matchAll(pattern)].map((match) => ({ words: match[0], at: match.index })),
        ),
      ].sort((a, b) => a.at - b.at || b.words.length - a.words.length);
      let reached = 0;
      return found.flatMap(({ words, at }) => {
        if (at < reached) return [];
        reached = at + words.length;
        return [shortQuote(line.trim(), at, words.length) || words];
      });
    });
}

function namesIn(text: string, names: readonly string[]): string[] {
  const sentences = sentencesOf(text).join(" ");
  return names.filter((name) => {
    // One word alone ("May", "Green") is too often not a name.
    if (!/\S\s+\S/.test(name)) return false;
    const at = sentences.indexOf(name);
    return (
      at !== -1 &&
      !/\p{L}/u.test(sentences.charAt(at + name.length)) &&
      !/\p{L}/u.test(sentences.charAt(at - 1))
    );
  });
}

function findingSlips(finding: FindingFacts): Slip[] {
  const { where, href, headline: quote } = finding;
  if (!finding.isAgreed) {
    return [
      {
        code: "finding-not-agreed",
        where,
        quote,
        href,
        message: "The team has not agreed this finding, so the report leaves it out. Agree it, or remove it.",
      },
    ];
  }
  return [
    ...(finding.supportingNotes > 0
      ? []
      : [
          {
            code: "finding-without-note" as const,
            where,
            quote,
            href,
            message: "No note supports this finding. Link what it stands on, or remove it.",
          },
        ]),
    ...finding.exposed.map((message): Slip => ({ code: "could-be-identified", where, quote, href, message })),
  ];
}
