import fc from "fast-check";
import { expect, it } from "vitest";
import type { SessionPlace } from "./kept-days.ts";
import {
  countingMarks,
  daysInWords,
  placesOnNewDays,
  placesPutBack,
  standingPostponements,
  toPutBack,
} from "./postponement.ts";

const EARLIER = ["2026-03-02", "2026-03-03", "2026-03-05"];
const LATER = ["2027-03-01", "2027-03-02"];
const at = (sessionId: string, date: string | null, start: string | null = "10:00"): SessionPlace => ({
  sessionId,
  date,
  start: date === null ? null : start,
});

it.each([
  ["on the day of the same number", "2026-03-03", true, "2027-03-02"],
  ["nowhere without a day of that number", "2026-03-05", true, null],
  ["nowhere from a day that was none of the visit", "2026-03-04", true, null],
  ["nowhere where it is to be placed anew", "2026-03-02", false, null],
])("puts a session %s", (_, date, keep, expected) => {
  const [moved] = placesOnNewDays([at("a", date)], { earlier: EARLIER, later: LATER, keep });
  expect(moved).toEqual({ before: at("a", date), after: at("a", expected) });
});

it("leaves alone what had no place", () => {
  expect(placesOnNewDays([at("a", null)], { earlier: EARLIER, later: LATER, keep: true })).toEqual([]);
});

it.each<[string, SessionPlace, SessionPlace[]]>([
  ["as it was left goes where it stood", at("a", "2027-03-02"), [at("a", "2026-03-03")]],
  ["that lost its place goes where it stood", at("b", null), [at("b", "2026-03-05")]],
  ["moved since keeps its new time", at("a", "2027-03-01", "15:00"), [at("a", "2026-03-02", "15:00")]],
  ["made since on a new day goes with the day", at("c", "2027-03-01"), [at("c", "2026-03-02")]],
  ["made since without a place stays", at("c", null), []],
  ["placed since on an earlier day stays", at("b", "2026-03-05", "09:00"), []],
  ["on a day that is neither has no place", at("c", "2027-06-01"), [at("c", null)]],
])("puts back a session: one %s", (_, present, expected) => {
  const places = placesOnNewDays([at("a", "2026-03-03"), at("b", "2026-03-05")], {
    earlier: EARLIER,
    later: LATER,
    keep: true,
  });
  expect(placesPutBack([present], { earlierDays: EARLIER, newDays: LATER, places })).toEqual(expected);
});

it("undoes itself, whatever the days and the sessions", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, "0")}`);
  const newDay = fc.integer({ min: 1, max: 28 }).map((n) => `2027-03-${String(n).padStart(2, "0")}`);
  const days = (one: typeof day) =>
    fc.uniqueArray(one, { minLength: 0, maxLength: 6 }).map((all) => [...all].sort());
  fc.assert(
    fc.property(
      days(day),
      days(newDay),
      fc.boolean(),
      fc.array(day, { maxLength: 8 }),
      (earlier, later, keep, dates) => {
        const before = dates.map((date, index) => at(`s${index}`, date));
        const places = placesOnNewDays(before, { earlier, later, keep });
        const present = places.map(({ after }) => after);
        expect(placesPutBack(present, { earlierDays: earlier, newDays: later, places })).toEqual(before);
      },
    ),
  );
});

/** A postponement of some visits, "-" for one that was removed; with `~` before its name one that was put back. */
function postponements(...newestFirst: string[]) {
  return newestFirst.map((text) => {
    const [name = "", ...visits] = text.split(" ");
    return {
      name: name.replace("~", ""),
      putBackAt: name.startsWith("~") ? new Date(0) : null,
      visits: visits.map((id) => ({ visitId: id === "-" ? null : id })),
    };
  });
}

it.each<[string, string[], string, string]>([
  ["none", [], "", ""],
  ["one", ["a V"], "a", "a"],
  ["one that was put back", ["~a V"], "", ""],
  ["the same visit twice: the later alone, and first to go back", ["b V", "a V"], "b", "b"],
  ["the later put back: the earlier again", ["~b V", "a V"], "a", "a"],
  ["two visits one after the other", ["b W", "a V"], "b a", "b a"],
  ["one of two again: both stand, the later goes back first", ["b W", "a V W"], "b a", "b"],
  ["both again", ["b V W", "a V"], "b", "b"],
  ["both again, in two steps", ["c V", "b W", "a V W"], "c b", "c b"],
  ["a visit that was removed", ["a -"], "a", "a"],
  ["one that was removed, and another later", ["b V", "a -"], "b", "b a"],
  ["one of two removed, the other put off again", ["b V", "a V -"], "b", "b"],
])("lets count, of %s", (_, newestFirst, standing, back) => {
  const all = postponements(...newestFirst);
  const names = (found: typeof all) => found.map(({ name }) => name).join(" ");
  expect(names(standingPostponements(all))).toBe(standing);
  expect(names(toPutBack(all))).toBe(back);
});

it("lets the newest mark about one thing count, in the order in which they are confirmed", () => {
  const mark = (id: string, about: "scope" | "peer" | "invitations", visitId: string | null) => ({
    id,
    about,
    councilId: null,
    peerId: null,
    proposalId: null,
    visitId,
  });
  const [b, a] = postponements("b W", "a V");
  const all = [
    { ...b, marks: [mark("b1", "peer", "W"), mark("b2", "scope", null)] },
    { ...a, marks: [mark("a1", "invitations", "V"), mark("a2", "scope", null), mark("a3", "peer", "V")] },
  ] as Parameters<typeof countingMarks>[0];
  expect(countingMarks(all).map((one) => (one as { id: string } & typeof one).id)).toEqual([
    "b2",
    "b1",
    "a3",
    "a1",
  ]);
});

it("says days, and that there are none", () => {
  expect(daysInWords(EARLIER)).toBe("2 to 3 March 2026 and 5 March 2026");
  expect(daysInWords([])).toBe("no days yet");
});
