import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlannedPrompt } from "#app/areas/challenge/new-challenge.ts";
import type { Prompt } from "../../scope-record.ts";
import { type Difference, differencesOf, type LettersScope, type RecordedScope } from "./differences.ts";
import { pairTexts } from "./pair-texts.ts";

/** Prompts as an outline: a list stands for those nested in the prompt before it. */
type Outline = (string | Outline)[];

function planned(outline: Outline): PlannedPrompt[] {
  const prompts: PlannedPrompt[] = [];
  for (const entry of outline) {
    if (typeof entry === "string") prompts.push({ text: entry, clauses: [], children: [] });
    else prompts[prompts.length - 1] = { ...(prompts.at(-1) as PlannedPrompt), children: planned(entry) };
  }
  return prompts;
}

function stored(prompts: readonly PlannedPrompt[], above: string): Prompt[] {
  return prompts.map(({ text, children }, index) => {
    const ref = `${above}.${index + 1}`;
    return { id: `p${ref}`, ref, text, traces: [], children: stored(children, ref) };
  });
}

interface Said {
  title?: string;
  theme?: string;
  questions?: string[];
  prompts?: Outline;
  focus?: string[];
}

const letter = ({
  title = "A challenge",
  theme = "Leadership",
  questions = [],
  prompts = [],
  focus = [],
}: Said) =>
  ({
    title,
    themes: [{ number: 2, title: theme, questions, prompts: planned(prompts) }],
    focusAreas: focus,
    milestones: [],
  }) satisfies LettersScope;

function recorded(said: Said): RecordedScope {
  const { title, themes, focusAreas } = letter(said);
  return {
    title,
    themes: themes.map(({ number, title: name, questions, prompts }) => ({
      id: "t2",
      number,
      title: name,
      questions: questions.map((text, index) => ({ id: `q${index + 1}`, text })),
      prompts: stored(prompts, String(number)),
    })),
    focusAreas: focusAreas.map((text, index) => ({ id: `f${index + 1}`, text })),
    keyDates: [],
  };
}

const shown = ({ place, was, becomes, isChangedHere }: Difference) =>
  [place, was ?? "–", becomes ?? "–", ...(isChangedHere ? ["changed here"] : [])].join(" | ");

const ASSETS = "How are assets brought together?";
const ASSETS_2 = "How are assets brought together, and when?";
const STAFF = "Do staff see one council?";
const VOICE = "Is there a local voice in planning?";

describe("a corrected letter beside the record", () => {
  it.each<[string, Said, Said | null, Said, string[], number]>([
    ["the same words", { prompts: [ASSETS] }, { prompts: [ASSETS] }, { prompts: [ASSETS] }, [], 0],
    [
      "spaces and quotation marks of another shape",
      { prompts: ["Is it the council’s  own?"] },
      { prompts: ["Is it the council’s  own?"] },
      { prompts: ["Is it the council's own?"] },
      [],
      0,
    ],
    [
      "a prompt reworded",
      { prompts: [STAFF, ASSETS] },
      { prompts: [STAFF, ASSETS] },
      { prompts: [STAFF, ASSETS_2] },
      [`Prompt 2.2 | ${ASSETS} | ${ASSETS_2}`],
      0,
    ],
    [
      "a prompt reworded that was reworded here too",
      { prompts: [`${ASSETS} Or not?`] },
      { prompts: [ASSETS] },
      { prompts: [ASSETS_2] },
      [`Prompt 2.1 | ${ASSETS} Or not? | ${ASSETS_2} | changed here`],
      0,
    ],
    [
      "a prompt reworded here alone",
      { prompts: [ASSETS_2] },
      { prompts: [ASSETS] },
      { prompts: [ASSETS] },
      [],
      1,
    ],
    [
      "one more, and one less",
      { prompts: [STAFF, ASSETS] },
      { prompts: [STAFF, ASSETS] },
      { prompts: [VOICE, STAFF] },
      [`Prompt 2.2 | ${ASSETS} | –`, `Prompt, Theme 2: Leadership | – | ${VOICE}`],
      0,
    ],
    ["one added here", { prompts: [STAFF, VOICE] }, { prompts: [STAFF] }, { prompts: [STAFF] }, [], 1],
    ["one taken out here", { prompts: [] }, { prompts: [STAFF] }, { prompts: [STAFF] }, [], 1],
    [
      "a nested one less, and the one above it: from the inside",
      { prompts: [ASSETS, [STAFF]] },
      { prompts: [ASSETS, [STAFF]] },
      { prompts: [] },
      [`Prompt 2.1.1 | ${STAFF} | –`, `Prompt 2.1 | ${ASSETS} | –`],
      0,
    ],
    ["another order", { prompts: [STAFF, ASSETS] }, null, { prompts: [ASSETS, STAFF] }, [], 0],
    [
      "everything, where the letter before is not known",
      { prompts: [STAFF, VOICE] },
      null,
      { prompts: [STAFF, ASSETS] },
      [`Prompt 2.2 | ${VOICE} | –`, `Prompt, Theme 2: Leadership | – | ${ASSETS}`],
      0,
    ],
    [
      "titles",
      { title: "A challenge", theme: "Leadership" },
      { title: "A challenge", theme: "Leadership" },
      { title: "The challenge of Wexcombe", theme: "Leadership and place" },
      [" | A challenge | The challenge of Wexcombe", "Theme 2 | Leadership | Leadership and place"],
      0,
    ],
    ["a title changed here", { title: "Ours" }, { title: "A challenge" }, { title: "A challenge" }, [], 1],
    [
      "questions and focus areas",
      { questions: [STAFF], focus: [VOICE] },
      { questions: [STAFF], focus: [VOICE] },
      { questions: [STAFF, ASSETS], focus: [] },
      [`Question, Theme 2: Leadership | – | ${ASSETS}`, `Focus area | ${VOICE} | –`],
      0,
    ],
  ])("%s", (_, record, before, now, differences, changedHere) => {
    const found = differencesOf(recorded(record), before === null ? null : letter(before), letter(now));
    expect(found.differences.map(shown)).toEqual(differences);
    expect(found.changedHere).toBe(changedHere);
  });

  it("puts a nested prompt that is new under the one on record, or under one that is new as well", () => {
    const now = letter({ prompts: [ASSETS, [STAFF], VOICE, ["Who asks?"]] });
    const { differences } = differencesOf(recorded({ prompts: [ASSETS] }), null, now);
    expect(differences.map(({ id, becomes, parent }) => [id, becomes, parent])).toEqual([
      ["prompt-2-new-1", STAFF, { recordId: "p2.1" }],
      ["prompt-2-new-2", VOICE, null],
      ["prompt-2-new-3", "Who asks?", { differenceId: "prompt-2-new-2" }],
    ]);
  });

  const texts = fc.array(
    fc.constantFrom<string>(ASSETS, ASSETS_2, STAFF, VOICE, "Is it so?", "Who decides?"),
    {
      maxLength: 6,
    },
  );

  it("gives the letter's words when all is taken over, whatever stood on record", () => {
    fc.assert(
      fc.property(texts, texts, (record, now) => {
        const { differences } = differencesOf(recorded({ focus: record }), null, letter({ focus: now }));
        const after = record.map((text, index) => ({ id: `f${index + 1}`, text }));
        const added: string[] = [];
        for (const { recordId, becomes } of differences) {
          const at = after.findIndex(({ id }) => id === recordId);
          if (recordId === null) added.push(becomes ?? "");
          else if (becomes === null) after.splice(at, 1);
          else after[at] = { id: recordId, text: becomes };
        }
        expect([...after.map(({ text }) => text), ...added].sort()).toEqual([...now].sort());
      }),
    );
  });

  it("gives nothing where the letter was not corrected, whatever stands on record", () => {
    fc.assert(
      fc.property(texts, texts, (record, said) => {
        const once = [...new Set(said)];
        const found = differencesOf(
          recorded({ focus: record }),
          letter({ focus: once }),
          letter({ focus: once }),
        );
        expect(found.differences.filter(({ becomes }) => becomes !== null)).toEqual([]);
      }),
    );
  });

  it("pairs each text at most once", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const places = pairTexts(before, after).filter((at) => at !== null);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });
});
