import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TraceableClause, tracePrompts } from "./trace-prompts.ts";

function clause(ref: string, text: string, parentRef: string | null = null): TraceableClause {
  return { ref, text, parentRef, kind: "clause" };
}

function refs(text: string, clauses: readonly TraceableClause[]): string[] {
  return (tracePrompts([{ text, children: [] }], clauses)[0]?.clauses ?? []).map((found) => found.ref);
}

/** An agreement between two invented councils about leisure and waste: nothing like the documents the rules grew from. */
const LEISURE = [
  clause("1.1", "The two councils agree to run their leisure centres through one trust from April."),
  clause("1.2", "The trust will keep swimming lessons affordable for families on low incomes."),
  clause("1.3", "Each council decides the opening hours of the centres in its own area."),
  clause("2.1", "Waste crews from either depot may cover rounds across the boundary when staff are ill."),
  clause("2.2", "Recycling rates should rise to sixty per cent within four years:"),
  clause("2.2(a)", "by collecting food waste weekly from every household;", "2.2"),
  clause("2.2(b)", "by opening a reuse shop at each tip.", "2.2"),
  clause("3.1", "Complaints are answered within ten working days, whichever council received them."),
  clause("3.2", "A joint committee of six members meets each quarter and publishes its minutes."),
  clause("4.1", "Neither council may sell land used by the trust without the consent of the other."),
];

describe("tracing prompts to clauses", () => {
  it.each([
    ["word for word", "Collecting food waste weekly from every household.", ["2.2(a)"]],
    ["another form of the verb", "Opening reuse shops at the tips.", ["2.2(b)"]],
    ["turned round", "Keeping lessons in swimming affordable for low income families.", ["1.2"]],
    ["shortened", "Covering rounds across the boundary.", ["2.1"]],
    ["with words added", "Answering complaints within ten working days, and learning from them.", ["3.1"]],
    [
      "with an example in brackets",
      "Deciding opening hours in its own area (for instance the lido).",
      ["1.3"],
    ],
    ["the lead of a list", "Raising recycling rates to sixty per cent within four years:", ["2.2"]],
    [
      "two clauses joined",
      "Publishing the minutes of the joint committee each quarter, and never selling land used by the trust without consent.",
      ["4.1", "3.2"],
    ],
    ["about something else", "Attracting film companies to the old airfield.", []],
    ["common words alone", "Both councils working together for each council's own area.", []],
    ["one telling word", "Investing in leisure parks and cinemas on the coast.", []],
    ["nothing", "", []],
    ["only small words", "And so on, as it should be.", []],
  ])("%s", (_, text, expected) => {
    expect(refs(text, LEISURE)).toEqual(expected);
  });

  it("prefers a clause below the one its parent prompt comes from", () => {
    const clauses = [
      clause("1", "The councils promise residents better homes:"),
      clause("1(a)", "repairing homes within a week", "1"),
      clause("2", "Officers measure repairing homes within a week."),
    ];
    const [traced] = tracePrompts(
      [
        {
          text: "Promising better homes:",
          children: [{ text: "Repairing homes within a week.", children: [] }],
        },
      ],
      clauses,
    );
    expect(traced?.clauses.map((found) => found.ref)).toEqual(["1"]);
    expect(traced?.children[0]?.clauses.map((found) => found.ref)).toEqual(["1(a)"]);
  });

  it("passes over a lead-in where one of its clauses quotes the prompt word for word", () => {
    const clauses = [
      clause("2.1", "Running the leisure centres through one trust:"),
      clause(
        "2.1(a)",
        "before the second winter, and after asking those who swim and those who do not, running the leisure centres through one trust with a board of its own",
        "2.1",
      ),
      clause("2.1(b)", "keeping prices low", "2.1"),
    ];
    expect(refs("Running the leisure centres through one trust.", clauses)).toEqual(["2.1(a)"]);
    expect(refs("Running the leisure centres through one trust.", clauses.slice(0, 1))).toEqual(["2.1"]);
  });

  it("says why in the words of the prompt", () => {
    const [found] = tracePrompts([{ text: "Opening a reuse shop, at each tip.", children: [] }], LEISURE);
    expect(found?.reason).toBe("shares the words “Opening a reuse shop, at each tip” with 2.2(b)");
    const [none] = tracePrompts(
      [{ text: "Attracting film companies to the old airfield.", children: [] }],
      LEISURE,
    );
    expect(none?.reason).toBe("shares no telling words with any clause");
  });

  it("never traces to a heading", () => {
    const section = { ref: "5", text: "Sharing what we learn", parentRef: null, kind: "section" };
    expect(refs("Sharing what we learn.", [section])).toEqual([]);
  });

  it("traces every clause to itself, whatever the order of the clauses", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(LEISURE, { minLength: 4 }), (clauses) => {
        for (const one of clauses) expect(refs(one.text, clauses)[0]).toBe(one.ref);
      }),
    );
  });

  it("copes with any text and never scores above 1", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.string({ unit: "grapheme" })),
        (text, others) => {
          const clauses = others.map((other, at) => clause(String(at), other));
          for (const traced of tracePrompts([{ text, children: [] }], clauses)) {
            for (const found of traced.clauses) expect(found.score).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
