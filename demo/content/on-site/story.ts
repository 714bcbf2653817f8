/** Lowmarsh: the peers are there for three days, of which today is the second. All invented. */
import { type Day, plusDays } from "#app/platform/days.ts";
import type { StoryDecision } from "../../steps/decide-scope.server.ts";
import type { StoryInterests } from "../../steps/declare-interests.server.ts";
import type { StoryProposals } from "../../steps/propose-peers.server.ts";
import { accountsOf } from "../accounts-of-team.ts";
import type { Call } from "../calls.ts";
import type { ScopeLetter } from "../scope-letter.ts";
import type { DemoStory } from "../story.ts";
import { accounts, COUNCIL, people, team } from "./people.ts";

function room(key: string, name: string, capacity: number) {
  return { key, name, capacity, stepFree: true, hearingLoop: capacity > 10, baseRoom: key === "fen" };
}

export const onSite: DemoStory = {
  stage: "on-site",
  title: "Lowmarsh corporate peer challenge",
  councils: [{ key: "lowmarsh", name: COUNCIL }],
  team,
  accounts: accountsOf(team, accounts),
  people,
  sites: [
    {
      key: "marsh-house",
      name: "Marsh House",
      address: "Sluice Lane, Lowmarsh",
      rooms: [
        room("chamber", "Council Chamber", 50),
        room("fen", "Fen Room", 18),
        room("reed", "Reed Room", 12),
        room("parlour", "Chair's Parlour", 8),
      ],
    },
    {
      key: "depot",
      name: "Saltings Depot",
      address: "Old Quay, Saltings",
      rooms: [room("mess", "Mess Room", 20)],
    },
  ],
  travelMinutes: 15,
  themes: [],
};

export const letter: Omit<ScopeLetter, "writtenOn" | "onSiteStart" | "onSiteEnd"> = {
  title: "Lowmarsh corporate peer challenge",
  council: COUNCIL,
  base: "Marsh House, Lowmarsh",
  themes: [
    {
      title: "Local priorities and outcomes",
      questions: ["Does the council do what its residents most need, and would they say so?"],
      prompts: [
        "Keeping villages served as shops and surgeries leave them.",
        "Ready for the next flood, together with those who live behind the bank.",
      ],
    },
    {
      title: "Organisational and place leadership",
      questions: ["Is the council leading its place?"],
      prompts: [
        "Bringing growers, surgeries and police to one table.",
        "Settled on what it wants from the reorganisation of councils.",
      ],
    },
    {
      title: "Governance and culture",
      questions: ["Are decisions made well, and is it safe to question them?"],
      prompts: [
        "Governing in minority without leaving decisions to the last week.",
        "Hearing bad news early from the people who do the work.",
      ],
    },
    {
      title: "Financial planning and management",
      questions: ["Is there a plan for the money that members believe in?"],
      prompts: [
        "Closing its accounts in time and learning from what they show.",
        "Choosing between services before reserves make the choice.",
      ],
    },
    {
      title: "Capacity for improvement",
      questions: ["Can the council do what it has set itself?"],
      prompts: [
        "Growing its own planners and drivers where none can be hired.",
        "Letting the front line mend what it sees is broken.",
      ],
    },
  ],
  wanted: [
    "A Conservative Leader peer who has led in minority.",
    "A Chief Executive peer from a borough council.",
    "A senior officer peer for finance.",
    "A senior officer peer for people and change.",
  ],
  manager: "Gareth Loveday",
  coordinator: "Carys Bevan",
};

/** What the council decided about its scope, at a meeting of the executive whose decisions can be called in. */
export function decisionsOf(today: Day): StoryDecision[] {
  const met = plusDays(today, -154);
  const taken = {
    council: "lowmarsh",
    body: "Cabinet",
    decidedOn: met,
    callInEndsOn: plusDays(met, 7),
    recordedOn: plusDays(met, 1),
  };
  return [
    {
      ...taken,
      about: "scope",
      resolution:
        "RESOLVED: That the scope of the corporate peer challenge be agreed, subject to the change made in the meeting.",
      changedInMeeting:
        "Members asked that the team also meet parish councils on its first day. The scope itself is as it was put.",
      scopeIsAsPut: "It is the timetable that has to change: the parish councils are met on the first day.",
    },
    {
      ...taken,
      about: "publishing",
      resolution:
        "RESOLVED: That the Council publish the report of the peer team, and with it an action plan that answers it.",
    },
  ];
}

/** Whom the manager put to the council, which agreed them all. */
export function proposalsOf(today: Day): StoryProposals {
  return {
    putOn: plusDays(today, -160),
    why: {
      "peer-1": "Leads a rural council in minority, as your Leader does.",
      "peer-2": "Has brought other employers of a place to one table before.",
      "peer-3": "Has brought late accounts up to date, which you are about to do.",
      "peer-4": "Has let front-line teams mend what they see is broken.",
    },
    answering: [{ council: "lowmarsh", name: "Councillor Thelma Garside", post: "Leader of the Council" }],
  };
}

/** What each of the team declared before the visit. */
export const interests: StoryInterests = Object.fromEntries(onSite.team.map(({ key }) => [key, null]));

/** Two weeks of leave after the visit: corrections of fact to answer are somebody else's as well. */
export function deputyOf(today: Day) {
  return {
    away: "change-peer",
    deputy: "Martin Scarsdale",
    fromOn: plusDays(today, 3),
    untilOn: plusDays(today, 16),
  };
}

/** The calls two weeks before the peers came. */
export function callsBefore(today: Day): Call[] {
  return [
    {
      title: "Chief Executive",
      day: plusDays(today, -15),
      start: "10:00",
      joinAddress: "https://meet.example.org/lowmarsh/chief-executive",
      peers: ["peer-2", "peer-5"],
      people: ["p-008"],
      prompts: ["2.1"],
    },
    {
      title: "Leader",
      day: plusDays(today, -14),
      start: "16:00",
      joinAddress: "020 7946 0177, then 204 615#",
      peers: ["peer-1", "peer-5"],
      people: ["p-001"],
      prompts: ["1.1"],
    },
  ];
}
