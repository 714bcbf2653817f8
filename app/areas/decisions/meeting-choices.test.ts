import fc from "fast-check";
import { expect, it } from "vitest";
import { plusDays } from "#app/platform/days.ts";
import { chosenMeeting, meetingChoices } from "./meeting-choices.ts";

const TODAY = "2026-01-12";
const textsOf = (meetings: string[]) =>
  meetingChoices([{ id: "b1", name: "Executive", meetings }], TODAY).map(({ text }) => text);

it.each<[string, string[], string[]]>([
  ["none", [], ["Executive"]],
  ["one to come", ["2026-01-13"], ["Executive"]],
  ["today's", ["2026-01-12"], ["Executive, 12 January 2026", "Executive, on another day"]],
  ["more than a year ago", ["2025-01-10"], ["Executive"]],
  [
    "two, newest first",
    ["2025-12-08", "2026-01-05"],
    ["Executive, 5 January 2026", "Executive, 8 December 2025", "Executive, on another day"],
  ],
])("offers the meetings of a body: %s", (_, meetings, texts) => {
  expect(textsOf(meetings)).toEqual(["Not in this list", ...texts]);
});

it("offers nothing where no body is known", () => {
  expect(meetingChoices([], TODAY)).toEqual([]);
});

it("offers at most six meetings of a body, all of them read back as they were meant", () => {
  const back = fc.uniqueArray(fc.integer({ min: -40, max: 500 }), { maxLength: 30 });
  fc.assert(
    fc.property(back, (days) => {
      const meetings = days.map((day) => plusDays(TODAY, -day)).sort();
      const choices = meetingChoices([{ id: "b1", name: "Executive", meetings }], TODAY);
      const chosen = choices.map(({ value }) => chosenMeeting(value));
      expect(chosen[0]).toEqual({ bodyId: null, day: null });
      expect(chosen.slice(1).every(({ bodyId }) => bodyId === "b1")).toBe(true);
      const offered = chosen.flatMap(({ day }) => (day === null ? [] : [day]));
      expect(offered.length).toBeLessThanOrEqual(6);
      expect(offered.every((day) => meetings.includes(day) && day <= TODAY)).toBe(true);
    }),
  );
});
