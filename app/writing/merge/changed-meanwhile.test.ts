import { expect, it } from "vitest";
import { ChangedMeanwhile, LOOK_AGAIN, markOf, refuseIfChanged } from "./changed-meanwhile.ts";

it.each<[string, number | string, number | string]>([
  ["a number that a form sends as a text", "3", 3],
  ["a mark of rows in another order", markOf({ a: 1, b: 2 }), markOf({ b: 2, a: 1 })],
  [
    "words stored before texts were cleaned of what nobody sees",
    "recommendation 2",
    "recommen\u00ADdation\u200B 2",
  ],
  ["words stored with other ends of lines", "one\ntwo", "one\r\ntwo"],
])("takes %s for the same", (_what, opened, stored) => {
  expect(() => refuseIfChanged(opened, stored)).not.toThrow();
});

it("asks which of two texts is to stand, but not where the refusal says another thing to do", () => {
  expect(new ChangedMeanwhile().asksForChoice).toBe(true);
  expect(new ChangedMeanwhile(undefined, LOOK_AGAIN).asksForChoice).toBe(false);
  expect(new ChangedMeanwhile({}, "Look at what is recorded.").asksForChoice).toBe(false);
});

it.each<[string, number | string, number | string]>([
  ["another number", "3", 4],
  ["another value", markOf({ a: 1 }), markOf({ a: 2 })],
  ["other words", "a recommendation", "the recommendation"],
])("refuses on %s", (_what, opened, stored) => {
  expect(() => refuseIfChanged(opened, stored)).toThrow(ChangedMeanwhile);
});
