import { describe, expect, it } from "vitest";
import { AppError } from "#app/platform/errors.ts";
import { readPlainText } from "../read-plain-text.ts";
import { repairBreaks } from "../repair-breaks.ts";
import { letterWarnings } from "../warnings.ts";
import { councilMentions, distinctCouncils, shortName } from "./councils.ts";
import { type LetterReading, readLetter } from "./letter.ts";
import { placeholdersIn } from "./placeholders.ts";

function read(text: string, kind: "markdown" | "text" = "markdown"): LetterReading {
  return readLetter({ name: "letter.md", blocks: repairBreaks(readPlainText(text, kind)), footnotes: [] });
}

const TITLES = ["Homes", "Streets", "Voices", "Money", "People", "Water", "Trees", "Light"];
const VISIT = "## Timing and duration\n\nThe team will be on site from 14 to 16 October 2025.\n";

/** A letter of `count` themes, each with one question and two prompts, drawn by `head`. */
function letterOf(
  count: number,
  head: (number: number, title: string) => string,
  prompts = "- One.\n- Two.\n",
): string {
  const themes = TITLES.slice(0, count).map((title, at) => `${head(at + 1, title)}\n\n${prompts}`);
  return `# Peer challenge of Wexcombe Borough Council\n\n## Scope\n\n${themes.join("\n")}\n${VISIT}`;
}

describe("themes, however a letter sets them", () => {
  it.each<[string, (number: number, title: string) => string]>([
    [
      "bold, numbered, questions in the line",
      (n, title) => `**${n}. ${title}: Is it good? Is it fair? Are the councils...**`,
    ],
    ["numbered headings, questions below", (n, title) => `### ${n}. ${title}\n\nIs it good? Is it fair?`],
    ["headings without full stop", (n, title) => `### ${n} ${title}\n\nIs it good? Is it fair?`],
    ["Theme 1:", (n, title) => `**Theme ${n}: ${title}**\n\nIs it good? Is it fair?`],
    ["Theme 1 as a heading", (n, title) => `### Theme ${n} – ${title}\n\nIs it good? Is it fair?`],
    ["a dash before the questions", (n, title) => `**${n}. ${title}** – Is it good? Is it fair?`],
    ["numbers in brackets", (n, title) => `(${n}) ${title}: Is it good? Is it fair?`],
    ["questions as bullets", (n, title) => `### ${n}. ${title}\n\n- Is it good?\n- Is it fair?`],
  ])("%s", (_, head) => {
    const { themes } = read(letterOf(5, head));
    expect(themes.map((theme) => [theme.number, theme.title])).toEqual(
      TITLES.slice(0, 5).map((t, at) => [at + 1, t]),
    );
    for (const theme of themes) {
      expect(theme.questions).toEqual(["Is it good?", "Is it fair?"]);
      expect(theme.prompts.map((prompt) => prompt.text)).toEqual(["One.", "Two."]);
    }
  });

  it("finds the usual titles without numbers, in a plain text letter", () => {
    const text = `Peer challenge\n\nWexcombe Borough Council\n\nLocal priorities and outcomes: Is it good?\n\n• One.\n\nOrganisational and place leadership: Is it good?\n\nGovernance and culture: Is it good?\n\nFinancial planning and management: Is it good?\n\nCapacity for improvement: Is it good?\n\nTiming and duration\n\nOn site from 4 to 6 March 2025.`;
    const letter = read(text, "text");
    expect(letter.themes.map((theme) => theme.questions.length)).toEqual([1, 1, 1, 1, 1]);
    expect(letter.themes[0]?.prompts).toEqual([{ text: "One.", children: [] }]);
    expect(letter.onSite).toEqual({ start: "2025-03-04", end: "2025-03-06" });
  });

  it("is not misled by numbered sections or numbered steps", () => {
    const themes = TITLES.slice(0, 5).map((title, at) => `Theme ${at + 1}: ${title}\n\nIs it good?\n`);
    const text = `## 1. Introduction\n\nHello.\n\n## 2. Scope\n\n${themes.join("\n")}\n## 3. Process\n\n1. We meet.\n2. We write.\n3. We publish.\n`;
    expect(read(text).themes.map((theme) => theme.title)).toEqual(TITLES.slice(0, 5));
  });

  it("nests a list of another kind after a colon although its indentation is lost", () => {
    const { themes } = read(
      letterOf(5, (n, t) => `**${n}. ${t}: Good?**`, "- Top:\na. Inner one.\nb. Inner two.\n- Last.\n"),
    );
    expect(themes[0]?.prompts.map((prompt) => [prompt.text, prompt.children.length])).toEqual([
      ["Top:", 2],
      ["Last.", 0],
    ]);
  });

  it("refuses a letter without themes", () => {
    const letter = letterOf(0, (n, title) => `**${n}. ${title}: Is it good?**`);
    expect(() => read(letter)).toThrow(AppError);
    expect(() => read(letter)).toThrow(
      /^No themes were found in “letter.md”\. A scope letter has five themes/,
    );
  });

  it.each([1, 3, 4, 6, 7])("takes %i themes with a warning: other programmes have other themes", (count) => {
    const letter = read(letterOf(count, (n, title) => `**${n}. ${title}: Is it good?**`));
    expect(letter.themes).toHaveLength(count);
    expect(codesOf(letter)).toEqual(["theme-count"]);
  });
});

function codesOf(letter: LetterReading): string[] {
  return letterWarnings(letter, { councils: letter.councils, isPartnership: false }).map(
    (warning) => warning.code,
  );
}

const FIVE = letterOf(5, (n, title) => `**${n}. ${title}: Is it good?**`);

describe("a letter about one council", () => {
  it("has its title, council and dates by the rules of its time, and nothing to warn of", () => {
    const letter = read(FIVE);
    expect(letter.title).toBe("Peer challenge of Wexcombe Borough Council");
    expect(letter.councils).toEqual(["Wexcombe Borough Council"]);
    expect(letter.milestones.find((m) => m.key === "draft-report")).toMatchObject({
      dueOn: "2025-11-06",
      rule: "T + 3 weeks (LGA from April 2024)",
    });
    expect(codesOf(letter)).toEqual([]);
  });

  it.each([
    ["from 16 to 14 October 2025", "onsite-dates-reversed"],
    ["from 18 to 21 October 2025", "onsite-at-weekend"],
    ["from 6 to 8 May 2024", "onsite-on-bank-holiday"],
    ["from 14 to 16 April 2026", "onsite-in-pre-election-period"],
    ["in the autumn", "onsite-dates-missing"],
  ])("on site %s", (dates, code) => {
    expect(codesOf(read(FIVE.replace("from 14 to 16 October 2025", dates)))).toEqual([code]);
  });

  it("says when the letter gives two different times", () => {
    const letter = read(`${FIVE}\n## Next steps\n\nThe visit will take place from 21 to 23 October 2025.\n`);
    expect(codesOf(letter)).toEqual(["onsite-dates-disagree"]);
  });

  it.each([
    ["in two phases, from 14 to 16 October 2025 and from 11 to 12 November 2025", true],
    ["from 14 to 16 October 2025, and again from 11 to 12 November 2025", true],
    ["from 14 to 16 October 2025 (first phase). The second phase is on 11 and 12 November 2025", true],
    ["from 14 to 16 October 2025 or from 11 to 12 November 2025", false],
    ["in two phases, from 14 to 16 October 2025 and from 15 to 17 October 2025", false],
  ])("on site %s: several phases? %s", (dates, areSeveral) => {
    const letter = read(FIVE.replace("from 14 to 16 October 2025", dates));
    const phases = letter.phases.phases.map(({ start, end }) => [start, end]);
    expect(phases[0]).toEqual(["2025-10-14", "2025-10-16"]);
    expect(phases.slice(1)).toEqual(areSeveral ? [["2025-11-11", "2025-11-12"]] : []);
    expect(letter.onSite.end).toBe(areSeveral ? "2025-11-12" : "2025-10-16");
    expect(codesOf(letter)).toEqual(areSeveral ? [] : ["onsite-dates-disagree"]);
    expect(letter.milestones.find(({ key }) => key === "draft-report")?.dueOn).toBe(
      areSeveral ? "2025-12-03" : "2025-11-06",
    );
  });

  it("has no conflict when the two conditions on the review can both hold", () => {
    const more =
      "## Progress review\n\nThe progress review will be at least 9 months after the visit and no later than December 2026.\n";
    const letter = read(FIVE + more);
    expect(letter.milestones.find((m) => m.key === "progress-review")).toMatchObject({
      notBefore: "2026-07-16",
      dueOn: "2026-12-31",
    });
    expect(codesOf(letter)).toEqual([]);
  });

  it.each([
    ["You will have the draft report within 15 days of the visit.", "draft-report", "2025-10-31"],
    ["Within four weeks of the visit you will receive the draft report.", "draft-report", "2025-11-13"],
    ["The report must be published by 31 January 2026.", "report-published", "2026-01-31"],
    [
      "We ask you to publish the action plan no later than five months after the visit.",
      "action-plan-published",
      "2026-03-16",
    ],
    [
      "The report of the progress review is published within a year of the visit.",
      "progress-review-report",
      "2026-10-16",
    ],
  ])("%s", (sentence, key, due) => {
    const letter = read(`${FIVE}\n## Publication\n\n${sentence}\n`);
    expect(letter.milestones.find((m) => m.key === key)).toMatchObject({
      dueOn: due,
      rule: expect.stringContaining(sentence),
    });
  });
});

describe("names of councils", () => {
  it.each<[string, string[]]>([
    [
      "Wexcombe Borough Council and Harrowmere District Council",
      ["Wexcombe Borough Council", "Harrowmere District Council"],
    ],
    ["At the time, Wexcombe Borough Council's Leader agreed.", ["Wexcombe Borough Council"]],
    ["The LGA and North Wexcombe Council met.", ["North Wexcombe Council"]],
    ["Wex and North East Harrow Council", ["Wex and North East Harrow Council"]],
    ["HARROWMERE DISTRICT COUNCIL", ["Harrowmere District Council"]],
    ["the London Borough of Wexcombe will", ["London Borough of Wexcombe"]],
    ["The Council agreed. Full Council met. Arts Council England. District Council. A Borough Council.", []],
    ["Leader of Wexcombe Borough Council", ["Wexcombe Borough Council"]],
    ["Great Harrow Town Council and Low Harrow Parish Council", []],
    ["the council and the councils", []],
  ])("%s", (text, names) => {
    expect(councilMentions(text).map((mention) => mention.name)).toEqual(names);
  });

  it("knows a council by its short name too", () => {
    expect(shortName("Harrowmere District Council")).toBe("Harrowmere");
    expect(shortName("London Borough of Wexcombe")).toBe("Wexcombe");
    expect(
      distinctCouncils(["Harrowmere Council", "Wexcombe Council", "Harrowmere District Council"]),
    ).toEqual(["Harrowmere District Council", "Wexcombe Council"]);
  });
});

describe("blanks never filled in", () => {
  it.each<[string, string[]]>([
    ["I understand NAME IF KNOWN will do this.", ["NAME IF KNOWN"]],
    ["Please ring NAME by DATE.", ["NAME", "DATE"]],
    ["[insert name] and <name of officer> and {date}", ["[insert name]", "<name of officer>", "{date}"]],
    ["The venue is TBC, the time XX:XX.", ["TBC", "XX", "XX"]],
    ["INSERT JOB TITLE will reply.", ["INSERT JOB TITLE"]],
    ["Signed ________ on ......", ["________", "......"]],
    ["Leader peer: Cllr TBC (Labour)", ["Cllr TBC"]],
    ["Finance peer: to be confirmed", ["to be confirmed"]],
    ["The venue is To Be Confirmed; times tbc.", ["To Be Confirmed", "tbc"]],
    ["Member peer: NAME TO FOLLOW, from a county.", ["NAME TO FOLLOW"]],
    ["The audience is [INSERT NAMES OF ATTENDEES …].", ["[INSERT NAMES OF ATTENDEES …]"]],
    ["The CPC, the LGA and the CEO met [see page 3]. Are the Councils...", []],
    ["PLACE AND DATE", []],
    ["", []],
  ])("%s", (text, words) => {
    expect(placeholdersIn(text).map((found) => found.words)).toEqual(words);
  });
});
