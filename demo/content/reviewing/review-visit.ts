/** The review of 4 November 2026: a day at Harrowmere, three peers and the manager in two pairs, and what they noted. */

import type { StoryInterests } from "../../steps/declare-interests.server.ts";
import type { NoteKey, PeerKey, PersonKey, SessionKey, SessionKind, ThemeNumber } from "../shapes.ts";
import type { StorySession, StoryVisit } from "../story.ts";

const DAY = "2026-11-04";
const PAIRS = { A: ["peer-1", "peer-3"], B: ["peer-4", "peer-7"] } as const satisfies Record<
  string,
  PeerKey[]
>;
const TEAM: readonly PeerKey[] = ["peer-1", "peer-3", "peer-4", "peer-7"];
const LEADERS: readonly PersonKey[] = ["p-001", "p-014"];

function session(
  key: SessionKey,
  track: "A" | "B" | "all",
  kind: SessionKind,
  title: string,
  [start, minutes]: readonly [string, number],
  room: string,
  people: readonly PersonKey[] = [],
  prompts: readonly string[] = [],
): StorySession {
  return {
    key,
    kind,
    title,
    day: DAY,
    start,
    minutes,
    track,
    site: "harrowmere",
    room,
    place: null,
    peers: track === "all" ? TEAM : PAIRS[track],
    people,
    themes: [...new Set(prompts.map((ref) => Number(ref[0]) as ThemeNumber))].sort(),
    prompts,
  };
}

/** Who came, with the post and the council of then: a year later two of them are not what they were on site. The others of the team stayed away. */
export const reviewTeam: Partial<Record<PeerKey, { readonly post: string; readonly organisation: string }>> =
  {
    "peer-1": {
      post: "Leader of the Opposition (Liberal Democrat)",
      organisation: "Netherby Vale District Council",
    },
    "peer-3": {
      post: "Joint Chief Executive",
      organisation: "Eastmarch and Selwick District Councils",
    },
    "peer-4": { post: "Deputy Chief Executive", organisation: "Calderwick Borough Council" },
    "peer-7": { post: "Peer Challenge Manager", organisation: "Local Government Association" },
  };

/** Each said in July that they had no interest to declare, but for one, who said what had changed since the visit. */
export const reviewInterests: StoryInterests = {
  "peer-1": null,
  "peer-3": null,
  "peer-4": {
    description:
      "Advised Harrowmere's auditors for two days in March 2026 on how shared finance teams close their accounts.",
    decision:
      "Keeps to the sessions of pair B, none of which is about the accounts. Both co-ordinators know.",
  },
  "peer-7": null,
};

/** The review was to be in August, and was put off by what both councils waited for. */
export const putOff = {
  plannedOn: "2026-05-18",
  earlierDay: "2026-08-10",
  putOffOn: "2026-07-20",
  decidedBy: "Councillor Marian Thistlewood and Councillor Desmond Farrant, the two Leaders",
  reason:
    "The decision on reorganisation in Sallowshire came in mid-July, and both councils want their members to consider it before the review. 4 November is the first day after the recess that all the returning peers can offer.",
  confirmedOn: "2026-07-24",
  how: "Asked by telephone, 22 to 24 July 2026.",
} as const;

export const reviewVisit: StoryVisit = {
  kind: "progress-review",
  days: [DAY],
  sessions: [
    session(
      "s-review-1",
      "all",
      "team-meeting",
      "Team meeting: the plan and its ratings",
      ["09:00", 30],
      "hm-mere",
    ),
    session("s-review-2", "A", "interview", "Both Leaders", ["09:45", 60], "hm-larch", LEADERS, [
      "1.1",
      "2.1",
    ]),
    session(
      "s-review-3",
      "B",
      "interview",
      "Joint Chief Executive and strategic directors",
      ["09:45", 60],
      "hm-first",
      ["p-027", "p-028", "p-029", "p-030"],
      ["4.1", "5.1"],
    ),
    session(
      "s-review-4",
      "A",
      "focus-group",
      "Committee chairs and cabinet members",
      ["11:00", 60],
      "hm-larch",
      ["p-003", "p-004", "p-016", "p-017"],
      ["1.1", "2.1"],
    ),
    session(
      "s-review-5",
      "B",
      "interview",
      "Opposition leaders",
      ["11:00", 45],
      "hm-first",
      ["p-006", "p-009", "p-019", "p-021"],
      ["3.1"],
    ),
    session(
      "s-review-6",
      "A",
      "focus-group",
      "Joint review group",
      ["13:15", 60],
      "hm-larch",
      ["p-007", "p-011", "p-020", "p-022", "p-024"],
      ["3.1"],
    ),
    session(
      "s-review-7",
      "B",
      "focus-group",
      "Staff from shared teams",
      ["13:15", 75],
      "hm-mere",
      [
        "p-046",
        "p-048",
        "p-050",
        "p-051",
        "p-052",
        "p-053",
        "p-055",
        "p-056",
        "p-057",
        "p-058",
        "p-060",
        "p-063",
        "p-064",
        "p-066",
      ],
      ["5.1"],
    ),
    session("s-review-8", "all", "team-meeting", "What the team has seen", ["14:45", 60], "hm-mere"),
    session(
      "s-review-9",
      "all",
      "final-feedback",
      "Feedback to both Leaders and the Joint Chief Executive",
      ["16:00", 45],
      "hm-chamber",
      [...LEADERS, "p-027"],
    ),
  ],
};

/** What peers noted at the review. */
export const reviewNotes: readonly {
  readonly key: NoteKey;
  readonly session: SessionKey;
  readonly peer: PeerKey;
  readonly theme: ThemeNumber;
  readonly prompt: string;
  readonly sourceKind: "councillor" | "officer";
  readonly leaning: "strength" | "improvement" | "neutral";
  readonly text: string;
}[] = [
  {
    key: "n-review-1",
    session: "s-review-2",
    peer: "peer-1",
    theme: 1,
    prompt: "1.1",
    sourceKind: "councillor",
    leaning: "strength",
    text: "Both gave the four sentences of the shared purpose without looking. They name two proposals that were dropped because they did not fit it.",
  },
  {
    key: "n-review-2",
    session: "s-review-3",
    peer: "peer-4",
    theme: 4,
    prompt: "4.1",
    sourceKind: "officer",
    leaning: "improvement",
    text: "Of 3.2 million pounds of joint savings 2.1 million is named. The rest depends on choices that members have not been asked to make yet.",
  },
  {
    key: "n-review-3",
    session: "s-review-6",
    peer: "peer-3",
    theme: 3,
    prompt: "3.1",
    sourceKind: "councillor",
    leaning: "strength",
    text: "Members of both councils prepare their questions together and see papers three weeks ahead. They would carry the group over into the shadow council.",
  },
];
