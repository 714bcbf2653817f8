import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fewPeopleIn, type PersonMet } from "./few-people.ts";
import { indexPeople, peopleNamedIn } from "./people-named.ts";
import { indexNotes, quotationsIn } from "./quotations.ts";
import { sentencesOf } from "./sentences.ts";

const NOTE = "Nobody tells the front desk when the harbour office closes early on a Friday, she said.";
const SAID = "We are flying blind on the budget until March.";
const SCOPE = ["Keeping the harbour and its jobs at the heart of the town."];

const quoted = (sentence: string) =>
  quotationsIn(
    sentence,
    indexNotes(
      [
        { id: "note", text: NOTE, isVerbatim: false },
        { id: "said", text: SAID, isVerbatim: true },
        { id: "scope", text: `Asked about ${SCOPE[0]}`, isVerbatim: false },
      ],
      SCOPE,
    ),
  ).map(({ noteId, words }) => `${noteId}: ${words}`);

describe("words of a note in a text that leaves the team", () => {
  it.each<[string, string, string[]]>([
    [
      "six words",
      "It was said that the harbour office closes early on Fridays.",
      ["note: the harbour office closes early on"],
    ],
    ["five words", "We saw that the harbour office closes early.", []],
    [
      "capitals",
      "THE HARBOUR OFFICE CLOSES EARLY ON most days.",
      ["note: THE HARBOUR OFFICE CLOSES EARLY ON"],
    ],
    [
      "punctuation",
      "“…the harbour office – closes, early on” Fridays.",
      ["note: the harbour office – closes, early on"],
    ],
    [
      "an apostrophe more, which is one word another",
      "The harbour's office closes early on a whim.",
      ["note: The harbour's office closes early on a"],
    ],
    [
      "one word another",
      "The harbour office shuts early on a Friday.",
      ["note: The harbour office shuts early on a Friday"],
    ],
    [
      "one word more",
      "The harbour office often closes early on Fridays.",
      ["note: The harbour office often closes early on"],
    ],
    [
      "one word less",
      "The harbour closes early on a Friday.",
      ["note: The harbour closes early on a Friday"],
    ],
    ["two words others", "The harbour desk shuts early on a weekday.", []],
    ["the same words in another order", "On a Friday the office of the harbour is closed early.", []],
    ["words that say nothing of anybody", "In this, the council should be when it is on a par.", []],
    [
      "four words of what was said",
      "The council is flying blind on the budget.",
      ["said: flying blind on the budget"],
    ],
    ["three words of what was said", "It is flying blind on money.", []],
    [
      "four words of what was said, one another",
      "It is flying blind about the budget.",
      ["said: flying blind about the budget"],
    ],
    [
      "what the scope says itself",
      "The team looked at keeping the harbour and its jobs at the heart of the town.",
      [],
    ],
    [
      "a judgement in the team's own words",
      "Opening times of council buildings are not known well enough at reception.",
      [],
    ],
    ["an empty sentence", "", []],
    ["one word", "Harbour.", []],
    [
      "two notes",
      "We are flying blind on the budget and the harbour office closes early on Friday.",
      ["said: We are flying blind on the budget", "note: the harbour office closes early on Friday"],
    ],
  ])("%s", (_, sentence, expected) => {
    expect(quoted(sentence)).toEqual(expected);
  });

  it("finds any seven words in a row of any note, with one of them another", () => {
    const word = fc.constantFrom(
      "budget",
      "harbour",
      "morale",
      "depot",
      "leases",
      "payroll",
      "members",
      "estates",
      "wards",
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 9, maxLength: 30 }),
        fc.nat(),
        fc.nat(6),
        (words, from, changed) => {
          const at = from % (words.length - 6);
          const run = words.slice(at, at + 7).map((one, index) => (index === changed ? "zebra" : one));
          const index = indexNotes([{ id: "n", text: words.join(" "), isVerbatim: false }], []);
          expect(quotationsIn(`It seems that ${run.join(" ")} indeed.`, index)).not.toEqual([]);
        },
      ),
    );
  });
});

const NAMES = [
  "Cllr Carys Bevan",
  "Thelma Garside",
  "Will Marsh",
  "Dr Priya Nair-Holt",
  "Sam Lowmarsh",
  "Bo",
];
const OPEN = ["Lowmarsh District Council", "Market and harbour"];

const named = (sentence: string) =>
  peopleNamedIn(sentence, indexPeople(NAMES, OPEN)).map(({ words }) => words);

describe("names of people met in a text that leaves the team", () => {
  it.each<[string, string, string[]]>([
    ["the whole name", "As Thelma Garside put it, money is short.", ["Thelma Garside"]],
    ["in small letters", "as thelma garside put it", ["thelma garside"]],
    ["without the title of the record", "Carys Bevan leads well.", ["Carys Bevan"]],
    ["surname with a title", "Cllr Bevan leads well.", ["Cllr Bevan"]],
    ["surname with the title in full", "Councillor Bevan leads well.", ["Councillor Bevan"]],
    ["an initial", "T. Garside knows the figures.", ["T. Garside"]],
    ["the surname within a sentence", "The team heard this from Garside and others.", ["Garside"]],
    ["the surname as the first word", "Garside knows the figures.", []],
    ["a first name within a sentence", "The work that Thelma does is valued.", ["Thelma"]],
    ["a first name that is a word", "The council will Will its staff on.", []],
    ["a surname that is a word, in small letters", "A walk over the marsh showed the flooding.", []],
    ["a surname that is the council's own name", "The team met Lowmarsh at its best.", []],
    ["a whole name with the council's own name", "It was Sam Lowmarsh who showed it.", ["Sam Lowmarsh"]],
    ["two parts with a hyphen", "Dr Nair-Holt set out the plan.", ["Dr Nair-Holt"]],
    ["a name within a word", "Bevanism is not the point, nor are Garsides.", []],
    ["a very short name", "The cat is called Bo here.", ["Bo"]],
    ["nobody", "Staff are proud of the council.", []],
  ])("%s", (_, sentence, expected) => {
    expect(named(sentence)).toEqual(expected);
  });
});

const person = (kind: string, jobTitle = ""): PersonMet => ({ kind, jobTitle });
const MET = [
  ...Array.from({ length: 5 }, () => person("officer", "Officer")),
  person("officer", "Monitoring Officer"),
  person("officer", "Head of Planning"),
  ...Array.from({ length: 3 }, () => person("officer", "Team manager")),
  ...Array.from({ length: 4 }, () => person("councillor", "Councillor")),
  person("partner", "Chief constable"),
];

const few = (sentence: string) => fewPeopleIn(sentence, MET).map(({ words }) => words);

describe("too few people of one kind in a text that leaves the team", () => {
  it.each<[string, string, string[]]>([
    [
      "a post that one person holds",
      "The monitoring officer told us that reports come late.",
      ["monitoring officer"],
    ],
    ["the same post, where nobody says a thing", "The monitoring officer should see reports early.", []],
    ["a post that three hold", "Team managers told us that reports come late.", []],
    ["a kind of whom one was met", "Partners felt left out of the plan.", ["Partners"]],
    ["a kind of whom nobody was met", "Residents told the team that they are heard.", ["Residents"]],
    ["a kind of whom enough were met", "Officers told us that they are proud.", []],
    ["councillors, enough of them", "Councillors said that scrutiny works.", []],
    ["one of many", "One officer said that scrutiny works.", ["One officer"]],
    ["two of many", "Two senior officers said so.", ["Two senior officers"]],
    ["a couple of them", "A couple of councillors said so.", ["A couple of councillors"]],
    ["another", "Another member of staff raised this.", ["Another member"]],
    ["a number that is enough", "Several officers raised this.", []],
    ["people who are to do something", "Two officers should be appointed.", []],
    ["their view", "In the view of the head of planning, the backlog is gone.", ["head of planning"]],
    ["a number of something else", "The team heard that one budget serves both.", []],
    ["nobody told anything", "Partners are central to the plan.", []],
  ])("%s", (_, sentence, expected) => {
    expect(few(sentence)).toEqual(expected);
  });
});

it.each([
  ["The monitoring officer told us so.", "Only one of the people with this post stands in the timetable."],
  ["Partners told us so.", "Only one of the partners stands in the timetable."],
  ["Residents told us so.", "No residents or community representatives stand in the timetable."],
])("says of “%s” what the record holds", (sentence, because) => {
  expect(fewPeopleIn(sentence, MET).map((found) => found.because)).toEqual([because]);
});

describe("sentences", () => {
  it.each([
    ["One. Two! Three?", ["One.", "Two!", "Three?"]],
    ["Cllr. Bevan spoke. She left.", ["Cllr. Bevan spoke.", "She left."]],
    ["A heading\n\n- An item\n- Another", ["A heading", "- An item", "- Another"]],
    ["e.g. this one. And this.", ["e.g. this one.", "And this."]],
    ["It costs £1.5 million. So what?", ["It costs £1.5 million.", "So what?"]],
    ["", []],
  ])("of %j", (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });
});
