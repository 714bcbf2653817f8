import { expect, it } from "vitest";
import { interestsWords, peerAtVisit, type VisitPeerRow, visitsOfPeer } from "./visit-team.ts";

const PEER = { id: "p", organisation: "Wexcombe" };
const row = (visitId: string, over: Partial<VisitPeerRow> = {}): VisitPeerRow => ({
  visitId,
  peerId: "p",
  isHere: true,
  post: "",
  organisation: "",
  version: 1,
  ...over,
});
const CARRIED = { isHere: true, post: "", organisation: "Wexcombe", isOwn: false, version: 0 };

it.each<[string, VisitPeerRow[], object]>([
  ["nothing is written down: in the team, as the team says", [], CARRIED],
  ["of another peer alone", [row("review", { peerId: "other", isHere: false })], CARRIED],
  ["of another visit that is not the first phase", [row("second", { isHere: false })], CARRIED],
  [
    "the first phase carries over",
    [row("first", { post: "Leader", organisation: "Harrowmere" })],
    { ...CARRIED, post: "Leader", organisation: "Harrowmere" },
  ],
  [
    "who was not on site is not at the review",
    [row("first", { isHere: false })],
    { ...CARRIED, isHere: false },
  ],
  [
    "of the review alone",
    [row("first", { isHere: false }), row("review")],
    { ...CARRIED, isOwn: true, version: 1 },
  ],
  [
    "not at the review",
    [row("review", { isHere: false, version: 4 })],
    { ...CARRIED, isHere: false, isOwn: true, version: 4 },
  ],
  [
    "another post by then",
    [row("first", { post: "Leader" }), row("review", { post: "Member", organisation: "Saltmere" })],
    { ...CARRIED, post: "Member", organisation: "Saltmere", isOwn: true, version: 1 },
  ],
  [
    "no post any more by then",
    [row("first", { post: "Leader" }), row("review")],
    { ...CARRIED, isOwn: true, version: 1 },
  ],
])("%s", (_, rows, expected) => {
  expect(peerAtVisit(PEER, rows, { visitId: "review", firstPhaseId: "first" })).toEqual(expected);
});

const VISITS = [
  { id: "calls", kind: "conversations" },
  { id: "first", kind: "on-site" },
  { id: "second", kind: "on-site" },
  { id: "review", kind: "progress-review" },
  { id: "later", kind: "progress-review" },
] as const;

it.each<[string, VisitPeerRow[], string]>([
  ["whoever is in the team", [], "calls first second review later"],
  ["of a review alone", [row("first", { isHere: false }), row("review")], "review"],
  ["of both reviews", [row("first", { isHere: false }), row("review"), row("later")], "review later"],
  [
    "of the second phase alone, of all before the report",
    [row("first", { isHere: false }), row("second")],
    "calls first second",
  ],
  ["not at a review", [row("review", { isHere: false })], "calls first second later"],
  ["of none", [row("first", { isHere: false })], ""],
])("the evidence of %s", (_, rows, seen) => {
  expect(visitsOfPeer(PEER, rows, VISITS).join(" ")).toBe(seen);
});

it.each([
  [null, "Not answered yet"],
  [0, "Nothing to declare"],
  [2, "2 declared"],
])("says of %s declared: %s", (declared, words) => expect(interestsWords(declared)).toBe(words));
