import { expect, it } from "vitest";
import { assignTracks, type TrackedSession } from "./session-tracks.ts";

const session = (id: string, start: string, peerIds: string[], given: Partial<TrackedSession> = {}) => ({
  id,
  date: "2026-03-02",
  start,
  minutes: 45,
  peerIds,
  isForAllPeers: false,
  ...given,
});

it.each<[string, TrackedSession[], Record<string, string | null>]>([
  ["nothing for nothing", [], {}],
  [
    "a column each side by side",
    [session("a", "10:00", ["x"]), session("b", "10:30", ["y"])],
    { a: "A", b: "B" },
  ],
  [
    "the column of its pair, whatever the order of the list",
    [session("c", "14:00", ["y", "z"]), session("a", "10:00", ["x"]), session("b", "10:00", ["y"])],
    { a: "A", b: "B", c: "B" },
  ],
  ["none for the whole team", [session("a", "10:00", ["x", "y"], { isForAllPeers: true })], { a: null }],
  [
    "the same the next day",
    [
      session("a", "10:00", ["x"]),
      session("b", "10:00", ["y"]),
      session("c", "09:00", ["y"], { date: "2026-03-03" }),
    ],
    { a: "A", b: "B", c: "B" },
  ],
])("gives %s", (_what, sessions, expected) => {
  expect(Object.fromEntries(assignTracks(sessions))).toEqual(expected);
});
