import { formatDay } from "#app/platform/day-words.ts";
import { inWords } from "./compose-report.ts";
import type { TextKey } from "./outline.ts";

/** A key date that the text may promise. Days are "YYYY-MM-DD". */
export interface PromisedDate {
  notBefore: string | null;
  dueOn: string | null;
  latestOn: string | null;
  doneOn: string | null;
}

/** What a first text is made from: all of it on record. Days are "YYYY-MM-DD". */
export interface StartingFacts {
  today: string;
  councils: readonly string[];
  isPartnership: boolean;
  /** When the peers are on site, with "on" or "from" before it, and the last day; null while that is not known. */
  onSite: { when: string; last: string } | null;
  themeTitles: readonly string[];
  /** What came before the visit. */
  prepared: { statementSubmitted: boolean; documents: number };
  /** Kinds of people in sessions that are recorded as held: "councillors", "officers". */
  peopleMet: readonly string[];
  /** Feedback that is recorded as given: the days of the daily one in words, null for none, and of the final one. */
  feedback: { daily: string | null; final: string | null };
  /** Null where the challenge has no such date. */
  dates: { report: PromisedDate | null; plan: PromisedDate | null; review: PromisedDate | null };
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

function introduction({ today, councils, isPartnership, onSite, themeTitles }: StartingFacts): string {
  const about = `This is the report of a corporate peer challenge of ${inWords(councils)}${isPartnership ? " and of the work they do together" : ""}.`;
  const when =
    onSite === null || onSite.last > today
      ? "The team was on site on [insert dates]."
      : `The team was on site ${onSite.when}.`;
  const looked =
    themeTitles.length === 0
      ? ""
      : ` It was asked to look at ${inWords(themeTitles.map((title) => title.toLowerCase()))}.`;
  return `${about} ${when}${looked}\n\n[Insert what was particular about this challenge and its timing.]`;
}

function approach(facts: StartingFacts): string {
  const { peopleMet } = facts;
  return [
    "A peer challenge helps a council to improve. It is not an inspection and it gives no score. The peers bring what they know from their own councils and test what they find against it.",
    [
      ...preparation(facts),
      ...(peopleMet.length === 0 ? [] : [`The team met ${inWords(peopleMet)}.`]),
      "[Insert how the team prepared, and how it compared what it read with what it heard.]",
      "Nothing in this report is attributed to an individual.",
    ].join(" "),
    `${feedbackGiven(facts)} The report describes a moment in time; some of what it describes will have moved on.`,
  ].join("\n\n");
}

/** What the team was given is on record; what it read is not. */
function preparation({
  isPartnership,
  prepared: { statementSubmitted, documents },
}: StartingFacts): string[] {
  const given = [
    ...(statementSubmitted ? ["a position statement"] : []),
    ...(documents > 0 ? ["documents and data for the information pack"] : []),
  ];
  if (given.length === 0) return [];
  return [`${isPartnership ? "The councils" : "The council"} gave the team ${given.join(" and ")}.`];
}

function feedbackGiven({ feedback: { daily, final } }: StartingFacts): string {
  const given = [
    ...(daily === null ? [] : [`gave informal feedback on ${daily}`]),
    ...(final === null ? [] : [`presented its headline findings on ${final}`]),
  ];
  return given.length === 0
    ? "[Insert when the team gave feedback, and to whom.]"
    : `The team ${given.join(" and ")}.`;
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

/**
 * The day a text may name: one that can still be met and does not contradict the record. None that has passed, that is not after the visit,
 * or that is not within the days the date itself may have; those are shown at the key date, not promised.
 */
function promisedDay(date: PromisedDate | null, { today, onSite }: StartingFacts): string | null {
  if (date === null || date.dueOn === null) return null;
  const { dueOn, notBefore, latestOn } = date;
  const isPossible =
    dueOn >= today &&
    (onSite === null || dueOn > onSite.last) &&
    (notBefore === null || notBefore <= dueOn) &&
    (latestOn === null || dueOn <= latestOn);
  return isPossible ? dueOn : null;
}

function expected(facts: StartingFacts): string[] {
  const by = (date: PromisedDate | null) => {
    const day = promisedDay(date, facts);
    return day === null ? "" : ` by ${formatDay(day)}`;
  };
  const { report, plan } = facts.dates;
  const open = [
    ...(report === null || report.doneOn === null ? [`this report to be published${by(report)}`] : []),
    ...(plan === null || plan.doneOn === null ? [`an action plan to be published${by(plan)}`] : []),
  ];
  return open.length === 0 ? [] : [`The Local Government Association expects ${open.join(", and ")}.`];
}

function review(facts: StartingFacts): string[] {
  const { review: date } = facts.dates;
  if (date === null || date.doneOn !== null) return [];
  const day = promisedDay(date, facts);
  const due = day === null ? "" : `, due by ${formatDay(day)}`;
  return [`A progress review is to follow${due}.`];
}

function nextSteps(facts: StartingFacts): string {
  const who = facts.isPartnership ? "The councils" : "The council";
  const sentences = [
    `${who} will want to consider these findings and decide how to answer each recommendation: accept it, accept it in part or not accept it, with a reason.`,
    ...expected(facts),
    ...undertakings(facts),
    ...review(facts),
  ];
  return `${sentences.join(" ")}\n\nThe Local Government Association remains available to help in the meantime. The team thanks everybody who gave their time.`;
}
