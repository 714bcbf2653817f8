import type { BodyKind } from "#app/areas/councils/body-kinds.ts";
import type { CouncilKind } from "#app/areas/councils/council-kinds.ts";
import type { PlanStatus } from "#app/areas/councils/plan-statuses.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import { routes } from "./reviewing/action-plan.ts";
import { decisions } from "./reviewing/decisions.ts";

/** What each council of the demonstration keeps across its challenges. All invented, and so are the Orders. */
export interface DemoCouncilRecord {
  /** A key of the story. */
  readonly council: string;
  readonly kind: CouncilKind;
  readonly colour: string;
  readonly secondColour: string | null;
  readonly elections: readonly DemoElection[];
  readonly bodies: readonly DemoBody[];
  readonly words?: readonly { status: PlanStatus; word: string; colour: string | null }[];
}

/** One answer about an election, or its being put off or back. */
interface DemoElection {
  readonly year: number;
  readonly on: Day;
  readonly what: "votes" | "does-not-vote" | "put-off" | "put-back";
  readonly source: string;
}

interface DemoBody {
  readonly name: string;
  readonly kind: BodyKind;
  readonly paperDays: number | null;
  readonly meetings: readonly Day[];
  /** Keys of the other councils that it is a body of. */
  readonly with?: readonly string[];
}

/** Days on which a body met about the plan, by what the plan says, and those to come. */
function metAbout(council: string, body: string, toCome: readonly Day[]): Day[] {
  const met = routes.find((route) => route.council === council && route.body === body)?.meetings ?? [];
  return [...met.map(({ date }) => date), ...toCome];
}

/** Days on which a body of the story decided about the scope. */
function meetingsDeciding(council: string, body: string): Day[] {
  const days = decisions.flatMap((one) =>
    "body" in one && one.council === council && one.body === body ? one.decidedOn : [],
  );
  return [...new Set(days)];
}

export const recordsOfReviewing: readonly DemoCouncilRecord[] = [
  {
    council: "wexcombe",
    kind: "district",
    colour: "#00594f",
    secondColour: "#f3b61f",
    elections: [
      { year: 2026, on: "2025-09-02", what: "votes", source: "Elects by thirds" },
      { year: 2026, on: "2026-01-23", what: "put-off", source: "Order of 22 January 2026" },
      { year: 2026, on: "2026-02-17", what: "put-back", source: "Order withdrawn on 16 February 2026" },
    ],
    bodies: [
      {
        name: "Council",
        kind: "council",
        paperDays: 14,
        meetings: metAbout("wexcombe", "Council", ["2027-02-24", "2027-05-19"]),
      },
      {
        name: "Cabinet",
        kind: "executive",
        paperDays: 12,
        meetings: metAbout("wexcombe", "Cabinet", ["2027-01-13", "2027-02-10", "2027-03-10"]),
      },
      {
        name: "Overview and Scrutiny Committee",
        kind: "scrutiny",
        paperDays: 12,
        meetings: metAbout("wexcombe", "Overview and Scrutiny Committee", ["2027-01-26"]),
      },
      {
        name: "Strategic Partnership Joint Committee",
        kind: "joint",
        paperDays: 10,
        meetings: ["2026-12-09", "2027-03-17"],
        with: ["harrowmere"],
      },
    ],
    words: [
      { status: "off-track", word: "Delayed", colour: "#942514" },
      { status: "business-as-usual", word: "Part of daily work", colour: null },
    ],
  },
  {
    council: "harrowmere",
    kind: "district",
    colour: "#3b2f6b",
    secondColour: null,
    elections: [
      {
        year: 2026,
        on: "2025-09-04",
        what: "does-not-vote",
        source: "The whole council is elected every four years",
      },
      {
        year: 2027,
        on: "2026-10-02",
        what: "votes",
        source: "The whole council is elected every four years",
      },
    ],
    bodies: [
      {
        name: "Council",
        kind: "council",
        paperDays: 14,
        meetings: metAbout("harrowmere", "Council", ["2026-12-15", "2027-02-23"]),
      },
      {
        name: "Policy and Resources Committee",
        kind: "committee",
        paperDays: 10,
        meetings: [
          ...meetingsDeciding("harrowmere", "Policy and Resources Committee"),
          ...metAbout("harrowmere", "Policy and Resources Committee", ["2027-01-12", "2027-02-16"]),
        ],
      },
      {
        name: "Partnership Board",
        kind: "board",
        paperDays: 5,
        meetings: ["2026-12-03", "2027-02-04"],
      },
    ],
  },
];

/** Of the council that the peers are with today. */
export function recordsOfOnSite(today: Day): readonly DemoCouncilRecord[] {
  const year = Number(today.slice(0, 4));
  return [
    {
      council: "lowmarsh",
      kind: "district",
      colour: "#1d4f91",
      secondColour: "#d9c9a3",
      elections: [
        {
          year,
          on: plusDays(today, -150),
          what: "does-not-vote",
          source: "The whole council is elected every four years",
        },
      ],
      bodies: [
        {
          name: "Cabinet",
          kind: "executive",
          paperDays: 10,
          // The first is the one that decided about the scope.
          meetings: [-154, 20, 48, 76].map((days) => plusDays(today, days)),
        },
        {
          name: "Scrutiny Board",
          kind: "scrutiny",
          paperDays: 10,
          meetings: [34, 90].map((days) => plusDays(today, days)),
        },
      ],
    },
  ];
}

/** Of the council whose visit is being prepared: it has not said yet whether it votes. */
export function recordsOfPreparing(today: Day): readonly DemoCouncilRecord[] {
  return [
    {
      council: "tarnwick",
      kind: "district",
      colour: "#6a1b3f",
      secondColour: null,
      elections: [],
      bodies: [
        { name: "Executive", kind: "executive", paperDays: null, meetings: [] },
        {
          name: "Overview and Scrutiny",
          kind: "scrutiny",
          paperDays: 8,
          meetings: [40, 75].map((days) => plusDays(today, days)),
        },
      ],
    },
  ];
}
