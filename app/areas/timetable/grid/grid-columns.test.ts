import { expect, it } from "vitest";
import { TRIAL_DAY, trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { placedSessions } from "../plan/day-plan.ts";
import { columnKindsOf, columnsOf, columnsOfSession, pairsAreKept } from "./grid-columns.ts";

const meeting = (index: number, track: string | null, peerIds: string[]) =>
  trialSession({ id: `s${index}`, track, peerIds, start: `${String(9 + index).padStart(2, "0")}:00` });

it.each<[string, [string | null, string[]][], boolean]>([
  ["nothing stands yet", [], true],
  [
    "each letter has its peers all day",
    [
      ["A", ["ada", "bo"]],
      ["B", ["cy"]],
      ["A", ["ada", "bo"]],
    ],
    true,
  ],
  [
    "one of four has another",
    [
      ["A", ["ada"]],
      ["A", ["ada"]],
      ["A", ["ada"]],
      ["A", ["bo"]],
    ],
    true,
  ],
  [
    "the peers are mixed from session to session",
    [
      ["A", ["ada", "bo"]],
      ["A", ["bo", "cy"]],
      ["A", ["ada", "cy"]],
    ],
    false,
  ],
  [
    "only what is nobody's pair is mixed",
    [
      [null, ["ada", "bo"]],
      [null, ["cy"]],
    ],
    true,
  ],
])("keeps pairs or not where %s", (_, sessions, isKept) => {
  const record = trialRecord(sessions.map(([track, peerIds], index) => meeting(index, track, peerIds)));
  expect(pairsAreKept(record)).toBe(isKept);
  expect(columnKindsOf(record)[0]).toBe(isKept ? "pairs" : "peers");
});

it("gives each peer a column, draws a session in those of its peers, and what has none in one of its own", () => {
  const record = trialRecord([meeting(0, "A", ["ada"]), meeting(1, "A", [])]);
  const team = record.peers;
  const placed = placedSessions(record.sessions);
  const { columns } = columnsOf(record, placed, TRIAL_DAY, { by: "peers", page: 1 });
  expect(columns.map(({ id }) => id)).toEqual([...team.map(({ id }) => `peer:${id}`), "peer:none"]);
  expect(placed.map((session) => columnsOfSession(session, "peers", team))).toEqual([
    ["peer:ada"],
    ["peer:none"],
  ]);
  const whole = { ...placed[0], peerIds: team.map(({ id }) => id) } as (typeof placed)[number];
  expect(columnsOfSession(whole, "peers", team)).toEqual([]);
});

it("shows more than six people of a day side by side", () => {
  const people = Array.from({ length: 14 }, (_, index) => `person-${index}`);
  const trial = trialRecord([trialSession({ id: "all", personIds: people })]);
  const [template] = trial.people;
  const record = {
    ...trial,
    people: people.map((id) => ({ ...template, id, name: id })) as typeof trial.people,
  };
  const at = (page: number) =>
    columnsOf(record, placedSessions(record.sessions), TRIAL_DAY, { by: "people", page }).columns.length;
  expect([at(1), at(2)]).toEqual([12, 2]);
});
