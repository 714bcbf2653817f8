import { formatDay } from "#app/platform/day-words.ts";
import { inWords } from "./compose-report.ts";
import type { TextKey } from "./outline.ts";

/** What a first text is made from. Days are "YYYY-MM-DD". */
export interface StartingFacts {
  councils: readonly string[];
  isPartnership: boolean;
  /** When the peers are on site, with "on" or "from" before it; null while that is not known. */
  onSiteWhen: string | null;
  themeTitles: readonly string[];
  reportDueOn: string | null;
  planDueOn: string | null;
  reviewDueOn: string | null;
  /** The councils that have undertaken to publish the report and the plan, with the day; none is said to have without it. */
  undertaken: readonly { council: string; on: string; withChanges: boolean }[];
}

/**
 * A first text to change from, in our own words. What nobody but the team can say is left as a placeholder, which is
 * shown as a slip until it is filled. Numbers of meetings and people are not in it: the report adds them itself.
 */
export function startingText(key: TextKey, facts: StartingFacts): string {
  switch (key) {
    case "introduction":
      return introduction(facts);
    case "executive-summary":
      return "[Insert what a busy reader must take away: where the council stands, what it does well, what it should do next and why now.]";
    case "approach":
      return approach(facts);
    case "next-steps":
      return nextSteps(facts);
  }
}

function introduction({ councils, isPartnership, onSiteWhen, themeTitles }: StartingFacts): string {
  const asked = `${inWords(councils)} asked the Local Government Association for a corporate peer challenge${isPartnership ? " of the work they do together" : ""}.`;
  const when =
    onSiteWhen === null ? "The team was on site on [insert dates]." : `The team was on site ${onSiteWhen}.`;
  const looked =
    themeTitles.length === 0
      ? ""
      : ` It looked at ${inWords(themeTitles.map((title) => title.toLowerCase()))}.`;
  return `${asked} ${when}${looked}\n\n[Insert what was particular about this challenge and its timing.]`;
}

function approach({ isPartnership }: StartingFacts): string {
  const leaders = isPartnership ? "the Leaders and chief executive" : "the Leader and chief executive";
  return [
    "A peer challenge helps a council to improve. It is not an inspection and it gives no score. The peers bring what they know from their own councils and test what they find against it.",
    `The team prepared by reading ${isPartnership ? "the councils'" : "the council's"} position statement and a pack of documents and data. On site it met councillors, officers, partners and residents, and compared what it heard with what it had read and with what others said before it came to a view. Nothing in this report is attributed to an individual.`,
    `The team gave informal feedback each day to ${leaders}, and presented its headline findings and recommendations on the last day. The report describes a moment in time; some of what it describes will have moved on.`,
  ].join("\n\n");
}

/** What the councils undertook, and when: one sentence for those that did on the same day, in the same way. */
function undertakings({ undertaken }: StartingFacts): string[] {
  const how = ({ on, withChanges }: StartingFacts["undertaken"][number]) =>
    `undertook on ${formatDay(on)} to publish both${withChanges ? ", with the changes that its decision names" : ""}.`;
  const ways = [...new Set(undertaken.map(how))];
  return ways.map((way) => {
    const names = undertaken.filter((each) => how(each) === way).map(({ council }) => council);
    return `${inWords(names)} ${way}`;
  });
}

function nextSteps(facts: StartingFacts): string {
  const who = facts.isPartnership ? "The councils" : "The council";
  const by = (day: string | null) => (day === null ? "" : ` by ${formatDay(day)}`);
  const sentences = [
    `${who} will want to consider these findings and decide how to answer each recommendation: accept it, accept it in part or not accept it, with a reason.`,
    `The Local Government Association expects this report to be published${by(facts.reportDueOn)}, and an action plan${by(facts.planDueOn)}.`,
    ...undertakings(facts),
    facts.reviewDueOn === null
      ? "Some of the team will return for a progress review."
      : `Some of the team will return for a progress review, due${by(facts.reviewDueOn)}.`,
  ];
  return `${sentences.join(" ")}\n\nThe Local Government Association remains available to help in the meantime. The team thanks everybody who gave their time.`;
}
