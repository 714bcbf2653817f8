/** Three days, two tracks of two peers. Days are numbers: -1 is the day before today, 1 the day after. */
import type { PeerKey, PersonKey, SessionKey, SessionKind } from "../shapes.ts";

/** A session of the visit, by the day beside today on which it is. */
export interface OnSiteSession {
  readonly key: SessionKey;
  readonly kind: SessionKind;
  readonly title: string;
  readonly day: -1 | 0 | 1;
  readonly start: string;
  readonly minutes: number;
  readonly track: "A" | "B" | "all";
  readonly room: string;
  readonly peers: readonly PeerKey[];
  readonly people: readonly PersonKey[];
  readonly prompts: readonly string[];
}

const PAIRS = { A: ["peer-1", "peer-3"], B: ["peer-2", "peer-4"] } as const satisfies Record<
  string,
  PeerKey[]
>;
const TEAM: readonly PeerKey[] = ["peer-1", "peer-2", "peer-3", "peer-4", "peer-5"];
const LEADERS: readonly PersonKey[] = ["p-001", "p-008"];

type When = readonly [day: OnSiteSession["day"], start: string, minutes: number];

function pair(
  key: SessionKey,
  track: "A" | "B",
  kind: SessionKind,
  title: string,
  [day, start, minutes]: When,
  room: string,
  people: readonly PersonKey[],
  prompts: readonly string[],
): OnSiteSession {
  return { key, kind, title, day, start, minutes, track, room, peers: PAIRS[track], people, prompts };
}

function whole(
  key: SessionKey,
  kind: SessionKind,
  title: string,
  [day, start, minutes]: When,
  room: string,
  people: readonly PersonKey[] = [],
): OnSiteSession {
  return { key, kind, title, day, start, minutes, track: "all", room, peers: TEAM, people, prompts: [] };
}

export const sessions: readonly OnSiteSession[] = [
  whole("s-001", "team-meeting", "Team meeting: where to begin", [-1, "09:00", 45], "fen"),
  pair("s-002", "A", "interview", "Leader", [-1, "10:00", 45], "parlour", ["p-001"], ["1.1", "2.2"]),
  pair("s-003", "B", "interview", "Chief Executive", [-1, "10:00", 45], "reed", ["p-008"], ["2.1", "3.2"]),
  pair(
    "s-004",
    "A",
    "interview",
    "Section 151 Officer and finance portfolio",
    [-1, "11:00", 45],
    "parlour",
    ["p-009", "p-002"],
    ["4.1", "4.2"],
  ),
  pair("s-005", "B", "interview", "Monitoring Officer", [-1, "11:00", 45], "reed", ["p-010"], ["3.1"]),
  pair(
    "s-006",
    "A",
    "focus-group",
    "Partners",
    [-1, "13:00", 60],
    "chamber",
    ["p-018", "p-019", "p-020"],
    ["2.1", "1.1"],
  ),
  pair(
    "s-007",
    "B",
    "focus-group",
    "Heads of service",
    [-1, "13:00", 60],
    "reed",
    ["p-011", "p-012", "p-013"],
    ["5.1", "3.2"],
  ),
  pair(
    "s-008",
    "A",
    "interview",
    "Leader of the Opposition",
    [-1, "14:30", 45],
    "parlour",
    ["p-004"],
    ["3.1"],
  ),
  pair(
    "s-009",
    "B",
    "focus-group",
    "Front-line staff",
    [-1, "14:30", 60],
    "reed",
    ["p-015", "p-016", "p-017"],
    ["5.2", "3.2"],
  ),
  whole("s-010", "team-meeting", "Team meeting: what we heard", [-1, "16:00", 45], "fen"),
  whole(
    "s-011",
    "daily-feedback",
    "Word with the Leader and Chief Executive",
    [-1, "17:00", 30],
    "parlour",
    LEADERS,
  ),

  whole("s-012", "team-meeting", "Team meeting: what to test today", [0, "09:00", 30], "fen"),
  pair(
    "s-013",
    "A",
    "interview",
    "Chairs of scrutiny and audit",
    [0, "10:00", 45],
    "parlour",
    ["p-005", "p-006"],
    ["3.1", "4.1"],
  ),
  pair("s-014", "B", "interview", "Head of Planning", [0, "10:00", 45], "reed", ["p-011"], ["5.1", "2.2"]),
  pair(
    "s-015",
    "A",
    "focus-group",
    "Residents of the Saltings",
    [0, "11:00", 60],
    "chamber",
    ["p-022", "p-023"],
    ["1.2", "1.1"],
  ),
  pair(
    "s-016",
    "B",
    "focus-group",
    "Councillors who hold no special post",
    [0, "11:00", 60],
    "reed",
    ["p-007"],
    ["3.1", "3.2"],
  ),
  pair(
    "s-017",
    "B",
    "visit",
    "Saltings Depot at the change of shift",
    [0, "13:30", 60],
    "mess",
    ["p-013", "p-015"],
    ["5.2", "1.2"],
  ),
  pair("s-018", "A", "interview", "Voluntary sector", [0, "13:30", 45], "reed", ["p-021"], ["2.1"]),
  whole("s-019", "team-meeting", "Team meeting: first findings", [0, "15:30", 60], "fen"),
  whole(
    "s-020",
    "daily-feedback",
    "Word with the Leader and Chief Executive",
    [0, "17:00", 30],
    "parlour",
    LEADERS,
  ),

  pair(
    "s-021",
    "A",
    "interview",
    "Leader, second conversation",
    [1, "09:00", 45],
    "parlour",
    ["p-001"],
    ["1.1", "4.2"],
  ),
  pair(
    "s-022",
    "B",
    "interview",
    "Chief Executive, second conversation",
    [1, "09:00", 45],
    "reed",
    ["p-008"],
    ["3.2", "5.1"],
  ),
  whole("s-023", "team-meeting", "Team meeting: what we will say", [1, "10:15", 120], "fen"),
  whole("s-024", "final-feedback", "Final feedback", [1, "14:00", 60], "chamber", [
    "p-001",
    "p-002",
    "p-003",
    "p-008",
    "p-009",
    "p-010",
  ]),
];
