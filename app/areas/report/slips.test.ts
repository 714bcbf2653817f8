import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countSlips, numberOf } from "./count-slips.ts";
import { dateSlips } from "./date-slips.ts";
import { issueRefusal } from "./issue-rules.ts";
import { quoteSlips } from "./quote-slips.ts";
import { findSlips, type SlipInput } from "./slips.ts";
import { undertakingSlips } from "./undertaking-slips.ts";

const ON_SITE = [{ start: "2025-10-06", end: "2025-10-10" }];
const TWO_PHASES = [...ON_SITE, { start: "2025-11-03", end: "2025-11-05" }];
const COUNTS = { documents: 112, meetings: 45, people: 90 };

describe("dates that disagree", () => {
  it.each([
    ["It took place from 6 to 10 October 2025.", []],
    ["It took place from Monday 6 October to Friday 10 October 2025.", []],
    ["The team was on site on 8 October.", []],
    ["Our visit in October 2025 came at an unusual time.", []],
    ["Proposals were due on 28 November 2025.", []],
    ["The budget covers 1 April 2025 to 31 March 2026.", []],
    ["The scope was agreed in April 2025.", []],
    ["It took place from 6 to 9 October 2025.", []],
    ["It took place from 7 to 11 October 2025.", ["7 to 11 October 2025"]],
    ["The team came from 6-10 September.", ["6-10 September"]],
    ["The team came from 29 September to 3 October 2025.", ["29 September to 3 October 2025"]],
    ["The team was on site on 13 October 2025.", ["on site on 13 October 2025"]],
    ["We repeat what we said on our visit in March 2025.", ["visit in March 2025"]],
  ])("%s", (text, said) => {
    expect(dateSlips(text, ON_SITE).map((slip) => slip.said)).toEqual(said);
  });

  it.each([
    ["It took place from 6 to 10 October 2025 and from 3 to 5 November 2025.", []],
    ["The team was on site on 4 November.", []],
    ["Our visit in November 2025 was the second.", []],
    ["It took place from 17 to 19 November 2025.", ["17 to 19 November 2025"]],
    ["The team was on site on 20 October 2025.", ["on site on 20 October 2025"]],
  ])("of two phases: %s", (text, said) => {
    expect(dateSlips(text, TWO_PHASES).map((slip) => slip.said)).toEqual(said);
  });

  it("never fails on any text", () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(dateSlips(text, ON_SITE))));
  });
});

describe("undertakings that are not on record", () => {
  it.each([
    ["Both councils have undertaken to publish the report within three months.", true],
    ["The council undertook that its action plan would be published by May.", true],
    ["The council is committed to publishing this report.", true],
    ["The council made a commitment to publish both.", true],
    ["The Leader promised to publish it.", true],
    ["The councils agreed to publish the report.", true],
    ["The Local Government Association expects the council to publish this report.", false],
    ["The council was asked to undertake to publish it.", false],
    ["The council has not undertaken to publish the report yet.", false],
    ["The council publishes its spending each month.", false],
    ["The undertaking is the largest of either council.", false],
    ["They are committed to residents. They publish little.", false],
  ])("%s", (text, isSlip) => {
    const council = (hasUndertaken: boolean) => [{ name: "Harrowmere District Council", hasUndertaken }];
    expect(undertakingSlips(text, council(false)).length > 0).toBe(isSlip);
    expect(undertakingSlips(text, council(true))).toEqual([]);
  });

  const [WEXCOMBE, HARROWMERE] = ["Wexcombe Borough Council", "Harrowmere District Council"];
  it.each<[string, string[]]>([
    [`${WEXCOMBE} undertook to publish both.`, []],
    [`${HARROWMERE} undertook to publish both.`, [HARROWMERE]],
    [`${WEXCOMBE} and ${HARROWMERE} undertook to publish both.`, [HARROWMERE]],
    ["Both councils undertook to publish both.", [HARROWMERE]],
  ])("names of each council what is not on record of it: %s", (text, names) => {
    const councils = [
      { name: WEXCOMBE, hasUndertaken: true },
      { name: HARROWMERE, hasUndertaken: false },
    ];
    expect(undertakingSlips(text, councils).flatMap(({ notUndertaken }) => notUndertaken)).toEqual(names);
  });
});

describe("numbers that disagree", () => {
  it.each([
    ["The team met 90 people in 45 meetings.", []],
    ["The team spoke to more than 80 people.", []],
    ["The team spoke to ninety people.", []],
    ["We met three people who had moved.", []],
    ["The service employs 63 people.", []],
    ["The team met 100 people in 45 meetings.", ["people 100"]],
    ["We read 97 documents and held forty-three meetings.", ["documents 97", "meetings 43"]],
    ["The team spoke to more than 120 people.", ["people 120"]],
    ["The team spoke to more than 30 people.", ["people 30"]],
  ])("%s", (text, slips) => {
    expect(countSlips(text, COUNTS).map((slip) => `${slip.what} ${slip.said}`)).toEqual(slips);
  });

  it.each([
    ["1,200", 1200],
    ["sixty-three", 63],
    ["Twenty", 20],
    ["fifteen", 15],
    ["many", Number.NaN],
  ])("reads %s as %d", (words, number) => {
    expect(numberOf(words)).toBe(number);
  });
});

describe("recommendations in other words", () => {
  const RECOMMENDATIONS = [
    { number: 1, title: "Restate the purpose", text: "Agree and publish one short statement of it." },
    {
      number: 3,
      title: "Decide on waste",
      text: "Put costed options before **both** councils by March 2026.",
    },
  ];
  it.each([
    ["**Recommendation 3:** Put costed options before both councils by March 2026.", []],
    ["**Recommendation 3: Decide on waste.** Put costed options before both councils by March 2026.", []],
    ["Recommendation 1: restate the purpose", []],
    ["- Recommendation 3: costed options before both councils", []],
    ["As recommendation 3 says, waste will not wait.", []],
    ["**Recommendation 3:** Consider options for waste.", ["3 Consider options for waste."]],
    ["**Recommendation 1: Restate the aims**", ["1 Restate the aims"]],
    ["Recommendation 1: agree a long statement", ["1 agree a long statement"]],
    ["We return to this in recommendation 12.", ["12 recommendation 12"]],
  ])("%s", (text, slips) => {
    expect(quoteSlips(text, RECOMMENDATIONS).map((slip) => `${slip.number} ${slip.said}`)).toEqual(slips);
  });
});

describe("the list of slips", () => {
  const CLEAN: SlipInput = {
    onSite: ON_SITE,
    counts: COUNTS,
    required: [],
    passages: [],
    recommendations: [],
    findings: [],
    peopleMet: ["Priya Castellan", "May"],
    unconfirmedPeers: 0,
    teamHref: "/team",
    undertakings: [],
  };
  const inText = (text: string) =>
    findSlips({
      ...CLEAN,
      passages: [{ where: "Introduction", text, href: "report/sections/introduction" }],
    });

  it.each([
    ["[insert the dates]", "placeholder"],
    ["The leader, NAME, said so.", "placeholder"],
    ["It costs £XX a year.", "placeholder"],
    ["The date is TBC.", "placeholder"],
    ["Dear {{council}},", "placeholder"],
    ["[check with finance]", "placeholder"],
    ["Is this right??", "placeholder"],
    ["On site from 7 to 11 October 2025.", "date-disagrees"],
    ["The team met 12 people.", "count-disagrees"],
    ["Recommendation 4: do more", "recommendation-reworded"],
    ["Priya Castellan told us so.", "person-named"],
  ])("finds %s as %s, with where and the words", (text, code) => {
    const [slip, ...others] = inText(text);
    expect(others).toEqual([]);
    expect(slip).toMatchObject({ code, where: "Introduction", href: "report/sections/introduction" });
    expect(slip?.quote).not.toBe("");
  });

  it.each([
    "A [link](https://www.example.org/a) and a note[^1] and a box - [x] done.",
    "In May the team read the plan of 2024/25, and XX is not written here as such.".replace("XX", "XIX"),
    "Nothing to see.",
  ])("finds nothing in %s", (text) => {
    expect(inText(text)).toEqual([]);
  });

  it("finds what is missing behind findings, recommendations, sections and the team", () => {
    const finding = {
      where: "Theme 1",
      headline: "Residents know their council",
      href: "findings/x",
      isAgreed: true,
      supportingNotes: 2,
      exposed: [],
    };
    const slips = findSlips({
      ...CLEAN,
      required: [{ where: "Executive summary", text: "  ", href: null }],
      unconfirmedPeers: 2,
      findings: [
        finding,
        { ...finding, supportingNotes: 0 },
        { ...finding, isAgreed: false, supportingNotes: 0 },
        { ...finding, exposed: ["Only one partner could have said this."] },
      ],
      recommendations: [
        { number: 1, title: "A", text: "B", href: "recommendations/x", standsOn: 1 },
        { number: 2, title: "C", text: "D", href: "recommendations/y", standsOn: 0 },
      ],
    });
    expect(slips.map((slip) => slip.code)).toEqual([
      "empty-section",
      "team-incomplete",
      "finding-without-note",
      "finding-not-agreed",
      "could-be-identified",
      "recommendation-without-finding",
    ]);
  });
});

it.each([
  [{ status: "draft", unanswered: 3, hasFinal: false }, null],
  [{ status: "draft", unanswered: 0, hasFinal: true }, "no further draft"],
  [{ status: "final", unanswered: 0, hasFinal: false }, null],
  [{ status: "final", unanswered: 0, hasFinal: true }, null],
  [{ status: "final", unanswered: 1, hasFinal: false }, "A comment of the accuracy check has no answer"],
  [{ status: "final", unanswered: 2, hasFinal: false }, "2 comments of the accuracy check have no answer"],
] as const)("refuses to issue %j: %s", (facts, words) => {
  const refusal = issueRefusal(facts);
  if (words === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(words);
});

it("takes no longer for a text of one sign, however long, than a few times plain words", () => {
  const look = (text: string) => {
    const before = process.cpuUsage();
    findSlips({
      onSite: ON_SITE,
      counts: COUNTS,
      required: [],
      passages: [{ where: "x", text, href: null }],
      recommendations: [{ number: 1, title: "Do it", text: "Do it **well**", href: "", standsOn: 1 }],
      findings: [],
      peopleMet: ["Ann Lee"],
      unconfirmedPeers: 0,
      teamHref: "/team",
      undertakings: [],
    });
    return process.cpuUsage(before).user / 1_000;
  };
  const long = (text: string) => text.repeat(Math.ceil(20_000 / text.length));
  const plain = Math.max(look(long("The council met the peers in May. ")), 50);
  const beginnings = ["", "**recommendation 1", "recommendation 1", "1 June", "12 people", "TBC", "["];
  const signs = [
    " ",
    "\t",
    "\n",
    " \n",
    "a",
    "1",
    "*",
    "[",
    "(",
    "{",
    ".",
    "-",
    "**recommendation 1 ",
    "[X] ",
  ];
  const slow = beginnings.flatMap((beginning) =>
    signs.filter((sign) => look(beginning + long(sign)) > 3 * plain).map((sign) => [beginning, sign]),
  );
  expect(slow).toEqual([]);
});
