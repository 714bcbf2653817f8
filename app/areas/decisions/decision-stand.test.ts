import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agreedByAllOn,
  agreesAsPut,
  countingDecisions,
  type DecidedFacts,
  firstAgreedOn,
  isInEffect,
  standOf,
} from "./decision-stand.ts";
import { DECISION_OUTCOMES } from "./decision-words.ts";

const HERE = "wexcombe";
const THERE = "harrowmere";

let made = 0;
/** A decision of a council on a day of January 2026, of version 1, in effect on that day; recorded in the order it stands here. */
function decision(day: number, given: Partial<DecidedFacts> = {}): DecidedFacts {
  made += 1;
  const decidedOn = `2026-01-${String(day).padStart(2, "0")}`;
  return {
    id: `d${made}`,
    councilId: HERE,
    matterId: "v1",
    outcome: "agreed",
    how: "by-hand",
    decidedOn,
    takesEffectOn: decidedOn,
    recordedAt: new Date(Date.UTC(2026, 1, 1, 0, 0, made)),
    supersedesId: null,
    changes: "none",
    ...given,
  };
}

const on = (day: number) => `2026-01-${String(day).padStart(2, "0")}`;

describe("how things stand with one council", () => {
  const wrong = decision(5, { id: "wrong" });
  const instead = decision(7, { supersedesId: "wrong" });
  it.each<[string, DecidedFacts[], string, string | null]>([
    ["nothing is recorded", [], "wanted", null],
    ["it agreed", [decision(5)], "agreed", on(5)],
    ["it agreed, and it can be called in", [decision(5, { takesEffectOn: on(13) })], "agreed", on(13)],
    ["it decided against it", [decision(5, { outcome: "against" })], "against", null],
    ["against, then agreed", [decision(5, { outcome: "against" }), decision(9)], "agreed", on(9)],
    ["agreed, then against", [decision(5), decision(9, { outcome: "against" })], "against", null],
    ["recorded late, decided before", [decision(9, { outcome: "against" }), decision(5)], "against", null],
    [
      "two bodies agreed, the second without call-in",
      [decision(5, { takesEffectOn: on(13) }), decision(10)],
      "agreed",
      on(10),
    ],
    [
      "two bodies agreed, the second with call-in",
      [decision(5), decision(10, { takesEffectOn: on(18) })],
      "agreed",
      on(5),
    ],
    [
      "agreed, against, agreed again: the first counts for nothing",
      [decision(2), decision(5, { outcome: "against" }), decision(10)],
      "agreed",
      on(10),
    ],
    ["corrected", [wrong, instead], "agreed", on(7)],
    [
      "corrected into no decision",
      [wrong, decision(5, { supersedesId: "wrong", outcome: "no-decision" })],
      "wanted",
      null,
    ],
    [
      "corrected into against",
      [wrong, decision(5, { supersedesId: "wrong", outcome: "against" })],
      "against",
      null,
    ],
    [
      "corrected twice",
      [wrong, { ...instead, id: "second" }, decision(8, { supersedesId: "second" })],
      "agreed",
      on(8),
    ],
  ])("%s", (_, decisions, state, since) => {
    const stand = standOf(decisions);
    expect(stand.state).toBe(state);
    expect(stand.state === "agreed" ? stand.since : null).toBe(since);
  });

  it.each<[string, DecidedFacts[], string, boolean]>([
    ["as it was put", [decision(5)], "none", true],
    ["with changes", [decision(5, { changes: "open" })], "open", false],
    ["with changes that a later version has", [decision(5, { changes: "taken-over" })], "taken-over", false],
    ["with changes that need no other words", [decision(5, { changes: "not-needed" })], "not-needed", true],
    [
      "with changes by one body, as it was put by another",
      [decision(5, { changes: "open" }), decision(10)],
      "open",
      false,
    ],
    [
      "with changes, then against, then as it was put",
      [decision(2, { changes: "open" }), decision(5, { outcome: "against" }), decision(10)],
      "none",
      true,
    ],
    [
      "with changes, corrected to without",
      [decision(5, { id: "changed", changes: "open" }), decision(5, { supersedesId: "changed" })],
      "none",
      true,
    ],
  ])("agreed %s", (_, decisions, changes, counts) => {
    const stand = standOf(decisions);
    expect(stand).toMatchObject({ state: "agreed", changes });
    expect(agreesAsPut(stand)).toBe(counts);
    expect(isInEffect(stand, on(28))).toBe(counts);
    expect(firstAgreedOn([HERE], decisions) !== null).toBe(counts);
  });

  it("is in effect from its day on, and never before", () => {
    const stand = standOf([decision(5, { takesEffectOn: on(13) })]);
    expect([12, 13, 14].map((day) => isInEffect(stand, on(day)))).toEqual([false, true, true]);
    expect(isInEffect({ state: "wanted" }, on(14))).toBe(false);
  });

  it("does not hang on the order in which the records are read", () => {
    const shuffled = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom(...DECISION_OUTCOMES)), {
        maxLength: 8,
      })
      .map((list) => list.map(([day, outcome]) => decision(day, { outcome })))
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(standOf(other)).toEqual(standOf(list));
        expect(countingDecisions(other)).toEqual(countingDecisions(list));
      }),
    );
  });
});

describe("the day the last council agreed", () => {
  const there = (day: number, given: Partial<DecidedFacts> = {}) =>
    decision(day, { councilId: THERE, ...given });
  it.each<[string, string[], DecidedFacts[], string | null]>([
    ["nobody", [HERE, THERE], [], null],
    ["one of two", [HERE, THERE], [decision(5)], null],
    ["both, on different days", [HERE, THERE], [decision(5), there(9)], on(9)],
    [
      "both, the first with call-in",
      [HERE, THERE],
      [decision(5, { takesEffectOn: on(13) }), there(9)],
      on(13),
    ],
    [
      "one agreed, the other is against",
      [HERE, THERE],
      [decision(5), there(9, { outcome: "against" })],
      null,
    ],
    ["a single council", [HERE], [decision(5)], on(5)],
    ["a council that is none of the challenge", [HERE], [there(9)], null],
    ["no council at all", [], [decision(5)], null],
  ])("%s", (_, councils, decisions, day) => {
    expect(agreedByAllOn(councils, decisions)).toBe(day);
  });

  it.each<[string, DecidedFacts[], string | null]>([
    ["one version each is no agreement", [decision(5), there(9, { matterId: "v2" })], null],
    [
      "the second version, after one agreed the first",
      [decision(5), decision(12, { matterId: "v2" }), there(15, { matterId: "v2" })],
      on(15),
    ],
    [
      "the first of two that both agreed",
      [decision(5), there(6), decision(12, { matterId: "v2" }), there(15, { matterId: "v2" })],
      on(6),
    ],
    [
      "against the second leaves the first",
      [decision(5), there(6), there(15, { matterId: "v2", outcome: "against" })],
      on(6),
    ],
  ])("of several versions: %s", (_, decisions, day) => {
    expect(firstAgreedOn([HERE, THERE], decisions)).toBe(day);
  });
});
