import { expect, it } from "vitest";
import { TRIAL_DAY, trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { NO_NEEDS } from "../plan/needs/session-needs.ts";
import type { Standing } from "../plan/standing.ts";
import { boardOf } from "./board.ts";
import { type DropTarget, dropAt, pairOn } from "./drop-place.ts";

const TUESDAY = "2026-03-03";
const needs = { sessions: [], people: [], absences: [] };

const record = trialRecord([
  trialSession({ id: "leader", title: "Leader", track: "A", peerIds: ["ada"] }),
  trialSession({ id: "other", title: "Other", track: "B", start: "11:00", roomId: "large", peerIds: ["bo"] }),
  trialSession({
    id: "tuesday",
    title: "Tuesday",
    track: "A",
    date: TUESDAY,
    start: "14:00",
    peerIds: ["bo"],
  }),
  trialSession({
    id: "team",
    title: "Team",
    kind: "team-meeting",
    track: null,
    start: "17:00",
    peerIds: ["ada", "bo"],
  }),
  trialSession({ id: "visit", title: "Visit", kind: "visit", start: "15:00", siteId: "depot", roomId: null }),
  trialSession({
    id: "wish",
    title: "Wish",
    date: null,
    start: null,
    track: null,
    siteId: null,
    roomId: null,
    peerIds: [],
    personIds: ["sam", "lee"],
  }),
]);
const board = boardOf({ record, needs });
const at = (start: string, column = "", date: string | null = TRIAL_DAY): DropTarget => ({
  date,
  start,
  column,
});

it.each<[string, string, DropTarget, Partial<Standing>, string[]]>([
  [
    "another time keeps pair, peers and room",
    "leader",
    at("09:00", "pair:A"),
    { start: "09:00", track: "A", peerIds: ["ada"], roomId: "small" },
    [],
  ],
  [
    "another pair brings its own peers",
    "leader",
    at("10:00", "pair:B"),
    { track: "B", peerIds: ["bo"], roomId: "small" },
    ["With Bo Tarn, pair B."],
  ],
  [
    "the same pair on another day has that day's peers",
    "leader",
    at("09:00", "pair:A", TUESDAY),
    { date: TUESDAY, track: "A", peerIds: ["bo"] },
    ["With Bo Tarn, pair A."],
  ],
  [
    "a taken room is left for the smallest free one at the site",
    "other",
    at("10:00", "pair:B"),
    { roomId: "large" },
    [],
  ],
  [
    "the whole team stays the whole team",
    "team",
    at("16:00", "pair:B"),
    { track: null, peerIds: ["ada", "bo"], start: "16:00" },
    [],
  ],
  ["a visit needs no room of ours", "visit", at("13:00", "pair:A"), { roomId: null, siteId: "depot" }, []],
  [
    "a column of a room changes the room and its site alone",
    "leader",
    at("10:00", "room:mere"),
    { roomId: "mere", siteId: "offices", track: "A", peerIds: ["ada"] },
    [],
  ],
  [
    "the column without a room takes the room away",
    "leader",
    at("10:00", "room:none"),
    { roomId: null, siteId: "hall" },
    [],
  ],
  [
    "a person's column changes the time alone",
    "leader",
    at("09:15", "person:sam"),
    { start: "09:15", track: "A", roomId: "small" },
    [],
  ],
  [
    "what has no pair gets a free one, its peers and a room",
    "wish",
    at("10:00"),
    { track: "B", peerIds: ["bo"], roomId: "small" },
    ["With Bo Tarn, pair B.", "In Small Room, Wexcombe Town Hall."],
  ],
  [
    "without a day it goes back to be placed and keeps the rest",
    "leader",
    { date: null, start: null, column: "" },
    { date: null, start: null, roomId: "small", peerIds: ["ada"] },
    [],
  ],
])("%s", (_, id, target, expected, said) => {
  // The leader's room is free for whoever else comes when the leader is elsewhere.
  const drop = dropAt(id === "wish" ? withoutLeaderRoom() : board, id, target);
  expect(drop?.standing).toMatchObject(expected);
  expect(drop?.said).toEqual(said);
});

it.each([
  ["whose peers are named", ["ada", "bo"], "interview" as const],
  ["that names none", [], "interview" as const],
  ["of the team, of which some are asked for", ["ada", "bo"], "daily-feedback" as const],
])("keeps the whole team of a session %s when only its time changes", (_, peerIds, kind) => {
  const whole = trialSession({ id: "whole", kind, track: null, start: "16:00", peerIds, roomId: "large" });
  const asked = { ...NO_NEEDS, sessionId: "whole", peersNeeded: 2 };
  const withWhole = boardOf({
    record: { ...record, sessions: [...record.sessions, whole] },
    needs: { ...needs, sessions: [asked] },
  });
  const drop = dropAt(withWhole, "whole", at("15:30"));
  expect(drop?.standing).toMatchObject({ track: null, peerIds, start: "15:30", roomId: "large" });
  expect(drop?.said).toEqual([]);
  // A meeting of the team stays the team's wherever it is dropped.
  const onPair = dropAt(withWhole, "whole", at("15:30", "pair:A"));
  expect(onPair?.standing.track).toBe(kind === "daily-feedback" ? null : "A");
});

function withoutLeaderRoom() {
  return {
    ...board,
    sessions: board.sessions.map((one) => (one.id === "leader" ? { ...one, roomId: "large" } : one)),
  };
}

it("says when its room is taken, and which it takes instead, or that none is free", () => {
  const taken = dropAt(board, "tuesday", at("10:15", "pair:B"));
  expect(taken?.standing).toMatchObject({ roomId: "large", siteId: "hall" });
  expect(taken?.said).toEqual(["In Large Room: Small Room is taken then."]);
  const full = { ...board, rooms: board.rooms.filter(({ id }) => id === "small") };
  expect(dropAt(full, "tuesday", at("10:15", "pair:B"))?.said).toEqual([
    "Small Room is taken then, and no other room is free.",
  ]);
});

it("knows no place, pair, room or session but those of the timetable", () => {
  expect(dropAt(board, "nobody", at("10:00"))).toBeNull();
  expect(dropAt(board, "leader", at("10:00", "pair:E"))).toBeNull();
  expect(dropAt(board, "leader", at("10:00", "room:elsewhere"))).toBeNull();
});

it("takes for a pair those who walk most of it that day, and on a day without it those of other days", () => {
  expect(pairOn(board, "A", TRIAL_DAY)).toEqual(["ada"]);
  expect(pairOn(board, "A", TUESDAY)).toEqual(["bo"]);
  expect(pairOn(board, "B", "2026-03-04")).toEqual(["bo"]);
  expect(pairOn(board, "C", TRIAL_DAY)).toEqual([]);
});
