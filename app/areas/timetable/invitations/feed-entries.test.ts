import { expect, it } from "vitest";
import type { ReleasedSession } from "../plan/released-sessions.ts";
import { feedEntries, type SaidSince } from "./feed-entries.ts";
import type { Told } from "./invitation-changes.ts";

const session = (given: Partial<ReleasedSession> & { id: string }): ReleasedSession => ({
  title: given.id,
  kind: "Interview",
  date: "2026-03-02",
  start: "10:00",
  minutes: 45,
  where: "Small Room",
  joinAddress: "",
  track: "A",
  peers: ["Ada Fenwick"],
  peerIds: ["ada"],
  people: ["Sam Hale"],
  isCancelled: false,
  isConfidential: false,
  ...given,
});

const told = (start: string): Told => ({
  title: "one",
  kind: "Interview",
  date: "2026-03-02",
  start,
  minutes: 45,
  where: "Large Room",
  joinAddress: "",
  peers: [],
  isPrivate: false,
});

const said = (id: string, of: Told | null, isSince = true): SaidSince => ({
  sessionId: "one",
  to: { kind: id === "sam" ? "person" : "peer", id },
  told: of,
  isSince,
});

const RELEASED = [
  session({ id: "one" }),
  session({ id: "two", peerIds: ["bo"], peers: ["Bo Tarn"], start: "11:00" }),
  session({ id: "team", track: null, peerIds: [], peers: [], start: "17:00" }),
  session({ id: "gone", isCancelled: true }),
  session({ id: "unplaced", start: null }),
];

const shown = (peerId: string | null, since: SaidSince[] = []) =>
  feedEntries({ number: 3, sessions: RELEASED }, since, { peerId }, (id) => `/sessions/${id}`).map(
    ({ title, start, where }) => `${title} ${start} ${where}`,
  );

it.each<[string, string | null, SaidSince[], string[]]>([
  ["everything that has a time", null, [], ["one 10:00", "two 11:00", "team 17:00"]],
  ["a peer's own and the whole team's", "ada", [], ["one 10:00", "team 17:00"]],
  ["a late move", null, [said("sam", told("14:00"))], ["one 14:00", "two 11:00", "team 17:00"]],
  ["a late move, for the peer", "ada", [said("ada", told("14:00"))], ["one 14:00", "team 17:00"]],
  [
    "what was said before the release is in the release",
    null,
    [said("sam", told("9:00"), false)],
    ["one 10:00", "two 11:00", "team 17:00"],
  ],
  ["cancelled late", null, [said("sam", null), said("ada", null)], ["two 11:00", "team 17:00"]],
  [
    "one person taken out late",
    null,
    [said("sam", null), said("ada", told("10:00"), false)],
    ["one 10:00", "two 11:00", "team 17:00"],
  ],
  ["the peer taken out late", "ada", [said("ada", null)], ["team 17:00"]],
  [
    "another peer in their place",
    "bo",
    [said("ada", null), said("bo", told("10:00"))],
    ["one 10:00", "two 11:00", "team 17:00"],
  ],
])("%s", (_, peerId, since, expected) => {
  expect(shown(peerId, since).map((line) => line.replace(/ (Small|Large) Room$/, ""))).toEqual(expected);
});

it("counts on with each release and each late change, and names no people", () => {
  const [entry] = feedEntries(
    { number: 3, sessions: RELEASED },
    [said("sam", told("14:00"))],
    { peerId: null },
    String,
  );
  expect(entry?.sequence).toBe(301);
  expect(JSON.stringify(entry)).not.toContain("Sam Hale");
});
