import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";

/** What a scope letter of the demonstration says. All invented. */
export interface ScopeLetter {
  readonly title: string;
  readonly council: string;
  readonly writtenOn: string;
  readonly onSiteStart: string;
  readonly onSiteEnd: string;
  readonly base: string;
  readonly themes: readonly {
    readonly title: string;
    readonly questions: readonly string[];
    readonly prompts: readonly string[];
  }[];
  /** A peer each, as the letter asks for them. */
  readonly wanted: readonly string[];
  readonly manager: string;
  readonly coordinator: string;
}

/** "6<sup>th</sup> October 2025". */
function sayDay(day: string, withYear: boolean): string {
  const [number = "", ordinal = "", rest = ""] = format(
    parseISO(day),
    withYear ? "d|do|MMMM yyyy" : "d|do|MMMM",
  ).split("|");
  return `${number}<sup>${ordinal.slice(number.length)}</sup> ${rest}`;
}

/** The letter that agrees the scope, in Markdown, as it is read by whoever makes the challenge. */
export function composeScopeLetter(letter: ScopeLetter): string {
  const { title, council, base, manager, coordinator } = letter;
  const starts = sayDay(letter.onSiteStart, letter.onSiteStart.slice(0, 4) !== letter.onSiteEnd.slice(0, 4));
  return `# Corporate Peer Challenge

${title}

${sayDay(letter.writtenOn, true)}

Agreement of the scope of the peer challenge

## Scope and focus

Thank you for the time you and your colleagues gave us when we talked about the challenge. Every Corporate Peer Challenge looks at five themes. Under each of them you told us where you would most like another pair of eyes, and the team will spend its time there.

The challenge is of ${council}.

${letter.themes
  .map(
    (theme, index) =>
      `**${index + 1}. ${theme.title}: ${theme.questions.join(" ")} Is the Council...**\n\n${theme.prompts
        .map((prompt) => `- ${prompt}`)
        .join("\n")}`,
  )
  .join("\n\n")}

## Timing and duration

We agreed that the team would be on site for three days, commencing on ${starts} and finishing on ${sayDay(letter.onSiteEnd, true)}. It will be based at ${base}.

## Corporate Peer Challenge team

We propose a team of people who do your jobs somewhere else:

${letter.wanted.map((peer) => `- ${peer}`).join("\n")}
- LGA Peer Challenge Manager – ${manager}

## Process

The team will meet councillors of every group, staff, partners and residents. At the end of each day there will be a short word with the Leader and the Chief Executive. On the last day the team will give its headline feedback.

A draft report will reach the council within 3 weeks of the last day on site, so that it can correct matters of fact.

## Peer preparation and engagement

The council will write a position statement under the five themes and gather a pack of documents, to reach the peers at least three weeks before they come on site. The whole team will talk about ten days before, with the timetable in front of it.

## Progress Review

The progress review will be held about 10 months after the peer challenge, and a short report of it will be published within 12 months.

## Publication of corporate peer challenge report

We expect the report to be published within three months of the peer challenge, and the action plan within five months of the peer challenge.

## Practical arrangements and next steps

Your co-ordinator will deal with the timetable, the pack and the rooms from day to day. For ${council} this will be ${coordinator}. ${manager} will ring in the coming days.
`;
}
