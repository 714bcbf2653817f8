import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "#app/platform/errors.ts";
import { readPlainText } from "../read-plain-text.ts";
import { repairBreaks } from "../repair-breaks.ts";
import type { Block } from "../source-text.ts";
import { readLetter } from "./letter.ts";
import { accountFor, type LetterAccount } from "./letter-account.ts";

/** Three letters of different shape, each as the lines it is written in. */
const HEADINGS = `# Scope of the Corporate Peer Challenge: Tillbrook Borough Council

14 January 2026

Dear Cllr Marsh,

This letter sets out what was settled when we met.

## The five themes

### Local priorities and outcomes

Does the council know what its residents want? Is it getting there?

Local focus: how the Tillbrook plan is heard in the villages.

### Organisational and place leadership

Do partners trust the council?

Local focus: the merger of the two market towns' forums.

### Governance and culture

Is challenge welcome?

### Financial planning and management

Is the gap understood?

Local focus: the capital programme.

### Capacity for improvement

Can the organisation change?

Local focus: the new depot.

## Practicalities

The peer team will be with you from Tuesday 9 to Thursday 11 June 2026. The draft report will be sent three weeks later.

## Team

Leader peer: Cllr TBC (Labour)

Finance peer: to be confirmed

LGA Peer Challenge Manager: Rhona Peel`;

const TABLE = `**CORPORATE PEER CHALLENGE**

**Position and scope: Marwell District Council**

Agreed with the Chief Executive on 4 March 2026

| Theme | Key lines of enquiry |
|----|----|
| Local priorities and outcomes | Are the priorities clear? Are they met? |
| Organisational and place leadership | Does the council lead its place? |
| Governance and culture | Are decisions sound? |
| Financial planning and management | Is the budget understood? |
| Capacity for improvement | Can it improve? |

In addition, the council asked the team to look at:

- flooding on the lower road;
- the shared waste yard.

On-site work will take place w/c 1 June 2026 (three days).

Contact: [insert name]`;

const NUMBERED = `Corporate Peer Challenge – Scoping letter
Upper Linney Borough Council
12 February 2025

Scope

1) Local priorities and outcomes
- Are the priorities clear?
  · The market square
2) Organisational and place leadership
- Does the council lead its place?
3) Governance and culture
- Are decisions sound?
  · The audit committee
4) Financial planning and management
- Is the budget understood?
5) Capacity for improvement
- Can it improve?
  · The digital programme

The visit

Tuesday 3 to Thursday 5 June 2025, based at the Corn Exchange.

Peer team
Leader: Cllr Bea Holt (Lib Dem), Fernley City Council
Chief executive: Ned Marsh, Northfold DC`;

const LETTERS = [
  ["headings", HEADINGS, "markdown"],
  ["a table", TABLE, "markdown"],
  ["numbers in plain text", NUMBERED, "text"],
] as const;

function blocksOf(text: string, kind: "markdown" | "text"): Block[] {
  return repairBreaks(readPlainText(text, kind));
}

function account(text: string, kind: "markdown" | "text"): LetterAccount {
  return accountFor(readLetter({ name: "letter", blocks: blocksOf(text, kind), footnotes: [] }), []);
}

const bucketOf = (text: string, found: LetterAccount) =>
  found.lines.find((line) => line.text === text || line.text.startsWith(text))?.bucket;

describe("what the lines of a letter are read as", () => {
  it.each<[string, string, (typeof LETTERS)[number]]>([
    ["Scope of the Corporate Peer Challenge", "title", LETTERS[0]],
    ["14 January 2026", "date", LETTERS[0]],
    ["Dear Cllr Marsh", "title", LETTERS[0]],
    ["This letter sets out", "boilerplate", LETTERS[0]],
    ["Governance and culture", "theme", LETTERS[0]],
    ["Do partners trust the council?", "question", LETTERS[0]],
    ["Local focus: the capital programme.", "prompt", LETTERS[0]],
    ["The peer team will be with you", "date", LETTERS[0]],
    ["The draft report will be sent", "date", LETTERS[0]],
    ["Finance peer: to be confirmed", "team", LETTERS[0]],
    ["Agreed with the Chief Executive", "date", LETTERS[1]],
    ["Key lines of enquiry", "title", LETTERS[1]],
    ["Is the budget understood?", "question", LETTERS[1]],
    ["In addition, the council asked", "focus-area", LETTERS[1]],
    ["the shared waste yard.", "focus-area", LETTERS[1]],
    ["On-site work will take place", "date", LETTERS[1]],
    ["Contact: [insert name]", "not-understood", LETTERS[1]],
    ["The digital programme", "prompt", LETTERS[2]],
    ["The visit", "title", LETTERS[2]],
    ["Chief executive: Ned Marsh", "team", LETTERS[2]],
  ])("%s: %s", (text, bucket, [, letter, kind]) => {
    expect(bucketOf(text, account(letter, kind))).toBe(bucket);
  });

  it.each(LETTERS)(
    "reads the focus areas of the challenge, and no prompt after the last theme: %s",
    (_name, text, kind) => {
      const { themes, focusAreas } = readLetter({
        name: "letter",
        blocks: blocksOf(text, kind),
        footnotes: [],
      });
      expect(themes).toHaveLength(5);
      expect(themes[4]?.prompts.length ?? 0).toBeLessThanOrEqual(1);
      expect(focusAreas.areas).toHaveLength(text === TABLE ? 2 : 0);
    },
  );

  it("says of what follows a table of themes that it stands under the heading before", () => {
    const place = (text: string) =>
      account(TABLE, "markdown").lines.find((line) => line.text === text)?.place;
    expect(place("Is the budget understood?")).toBe("under “Financial planning and management”");
    expect(place("Contact: [insert name]")).toBe("under “Position and scope: Marwell District Council”");
  });

  it("shares what it counts", () => {
    const { shares } = account(HEADINGS, "markdown");
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it("finds a line that the account lacks", () => {
    const letter = readLetter({ name: "letter", blocks: blocksOf(TABLE, "markdown"), footnotes: [] });
    expect(accountFor(letter, ["A note at the foot of page 2."])).toMatchObject({ unaccounted: 0 });
    expect(accountFor(letter, ["A note at the foot of page 2."]).lines.at(-1)).toMatchObject({
      place: "in a footnote",
      bucket: "not-understood",
    });
  });
});

/** Sentences that say something of their own, in the words of no letter. */
const FOREIGN = [
  "The bandstand in Quarry Park was repainted by the Friends of Tillbrook.",
  "Councillor Adeyemi wants the lido looked at.",
  "Nobody has measured the queue at the tip since Easter.",
  "There are 14 kestrels on the town hall roof.",
  "Please bring sturdy shoes for the quarry.",
  "The mayor's chain is kept in Lower Linney.",
];

describe("whatever becomes of a letter", () => {
  const changed = fc
    .tuple(
      fc.constantFrom(...LETTERS),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom("delete", "swap", "indent")), { maxLength: 6 }),
    )
    .map(([[, text, kind], changes]) => {
      const lines = text.split("\n");
      for (const [first, second, change] of changes) {
        const at = first % lines.length;
        const to = second % lines.length;
        if (change === "delete") lines.splice(at, 1);
        else if (change === "indent") lines[at] = `${" ".repeat(second % 5)}${lines[at]?.trimStart() ?? ""}`;
        else [lines[at], lines[to]] = [lines[to] ?? "", lines[at] ?? ""];
      }
      return { lines, kind };
    });

  it("leaves no line unaccounted for", () => {
    fc.assert(
      fc.property(changed, ({ lines, kind }) => {
        const found = accountOrNull(lines.join("\n"), kind);
        expect(found?.unaccounted ?? 0).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("does not understand a sentence that is none of a letter's", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LETTERS),
        fc.nat(),
        fc.constantFrom(...FOREIGN),
        ([, text, kind], where, foreign) => {
          const blank = text.split("\n\n");
          const at = 1 + (where % (blank.length - 1));
          const whole = [...blank.slice(0, at), foreign, ...blank.slice(at)].join("\n\n");
          expect(bucketOf(foreign, account(whole, kind))).toBe("not-understood");
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Null where nothing is left that could be a letter. */
function accountOrNull(text: string, kind: "markdown" | "text"): LetterAccount | null {
  try {
    return account(text, kind);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
