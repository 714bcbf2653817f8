import { expect, it } from "vitest";
import { compile } from "./compile.ts";
import { parseInstance } from "./instance.ts";
import { recount } from "./recount.ts";
import { outcomeOf } from "./run-search.ts";
import { createSearch } from "./search.ts";
import { scorerOf } from "./solution.ts";

it("tells what the timetable costs that it gives, without what it takes out of what was searched", () => {
  const date = "2026-03-02";
  const at = (start: string, room: string) => ({ date, start, room, peers: ["cy"] });
  const meeting = { kind: "interview", minutes: 30, people: [], peersNeeded: 1, themes: [], sites: [] };
  // Two that stand are too far from each other for one peer; one between them undoes that, and clashes itself.
  const instance = parseInstance({
    name: "Wexcombe",
    slotMinutes: 15,
    days: [{ date, start: "09:00", end: "17:00" }],
    sites: [
      { id: "hall", name: "Hall" },
      { id: "depot", name: "Depot" },
    ],
    travelMinutes: { hall: { depot: 1440 }, depot: { hall: 1440 } },
    rooms: [
      { id: "small", site: "hall", capacity: 8 },
      { id: "shed", site: "depot", capacity: 8 },
    ],
    peers: [{ id: "cy", role: "officer-peer", themes: [], unavailable: [] }],
    sessions: [
      { ...meeting, id: "first", title: "First", stands: at("09:00", "small") },
      { ...meeting, id: "last", title: "Last", stands: at("15:00", "shed") },
      { ...meeting, id: "between", title: "Between", sites: ["hall"] },
    ],
    rules: { gapMinutes: 15, lunch: { from: "12:00", to: "14:00", minutes: 45 }, maxRunMinutes: 180 },
  });
  const present = {
    assignments: [
      { session: "first", ...at("09:00", "small") },
      { session: "between", ...at("11:00", "small") },
      { session: "last", ...at("15:00", "shed") },
    ],
  };
  const c = compile(instance);
  const search = createSearch(c, { seed: 1, start: scorerOf(c, present) });
  const outcome = outcomeOf(search, { instance, present, promised: [], seconds: 1, seed: 1 });
  expect(search.solution().assignments).toHaveLength(3);
  expect(outcome.unplaced).toEqual(["between"]);
  const { soft, cost } = recount(instance, outcome.solution);
  expect(outcome).toMatchObject({ placed: 2, total: 3, soft, cost });
});
