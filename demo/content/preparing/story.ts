/** Tarnwick: the letter has just been read, people and sessions are there, and nothing has a day or a time yet. All invented. */
import { type Day, plusDays } from "#app/platform/days.ts";
import type { StoryDecision } from "../../steps/decide-scope.server.ts";
import type { StoryInterests } from "../../steps/declare-interests.server.ts";
import type { StoryProposals } from "../../steps/propose-peers.server.ts";
import { accountsOf } from "../accounts-of-team.ts";
import type { Call } from "../calls.ts";
import type { ScopeLetter } from "../scope-letter.ts";
import type { PersonKey } from "../shapes.ts";
import type { DemoStory } from "../story.ts";
import { accounts, COUNCIL, people, team } from "./people.ts";

export const preparing: DemoStory = {
  stage: "preparing",
  title: "Tarnwick corporate peer challenge",
  councils: [{ key: "tarnwick", name: COUNCIL }],
  team,
  accounts: accountsOf(team, accounts),
  people,
  sites: [
    {
      key: "quay-house",
      name: "Quay House",
      address: "Rope Walk, Tarnwick",
      rooms: [
        room("chamber", "Council Chamber", 60),
        room("tarn", "Tarn Room", 16),
        room("mill", "Mill Room", 12),
        room("office", "Leader's Office", 6),
      ],
    },
    {
      key: "lifeboat-hall",
      name: "Lifeboat Hall",
      address: "Harbour Road, Tarnwick",
      rooms: [room("hall", "Main Hall", 40), room("gallery", "Gallery", 10)],
    },
  ],
  travelMinutes: 20,
  themes: [],
};

function room(key: string, name: string, capacity: number) {
  return { key, name, capacity, stepFree: true, hearingLoop: capacity > 10, baseRoom: false };
}

export const letter: Omit<ScopeLetter, "writtenOn" | "onSiteStart" | "onSiteEnd"> = {
  title: "Tarnwick corporate peer challenge",
  council: COUNCIL,
  base: "Quay House, Tarnwick",
  themes: [
    {
      title: "Local priorities and outcomes",
      questions: [
        "Does the council know what matters most to its residents, and can it show a difference made?",
      ],
      prompts: [
        "Turning the promises of its corporate plan into things that residents notice.",
        "Letting more homes that families of the town can afford.",
        "Keeping the harbour and its jobs at the heart of the town.",
      ],
    },
    {
      title: "Organisational and place leadership",
      questions: ["Do members and officers lead the place as well as the organisation?"],
      prompts: [
        "Speaking for the town where decisions about it are made.",
        "Working with health and police on the same streets at the same time.",
      ],
    },
    {
      title: "Governance and culture",
      questions: ["Are decisions made well and in the open?"],
      prompts: [
        "Welcoming scrutiny early enough for it to change a decision.",
        "A place where staff can say that something is going wrong.",
      ],
    },
    {
      title: "Financial planning and management",
      questions: ["Does the council understand the gap ahead, and is there a plan for it?"],
      prompts: [
        "Making the savings of the second year as real as those of the first.",
        "Managing the risk of the harbour wall in its capital programme.",
      ],
    },
    {
      title: "Capacity for improvement",
      questions: ["Has the council the people and the systems for what it has promised?"],
      prompts: [
        "Finding and keeping surveyors, planners and drivers.",
        "Using what residents tell its front desk to mend what is behind it.",
      ],
    },
  ],
  wanted: [
    "A Labour Leader peer who has led a council through savings.",
    "A Chief Executive peer from a borough of a similar size.",
    "A senior officer peer for finance.",
    "A senior officer peer for governance.",
  ],
  manager: "Nadia Farrell",
  coordinator: "Holly Bramwell",
};

/** Whom each of the usual sessions is with, and which prompts it is about; the titles are those of the starting list. */
export const wishes: Readonly<
  Record<string, { readonly people: readonly PersonKey[]; readonly prompts: readonly string[] }>
> = {
  Leader: { people: ["p-001"], prompts: ["1.1", "2.1"] },
  "Leaders of the other groups": { people: ["p-004", "p-005"], prompts: ["3.1"] },
  "Chief executive": { people: ["p-010"], prompts: ["1.1", "5.1"] },
  "Section 151 Officer and finance portfolio": { people: ["p-011", "p-002"], prompts: ["4.1", "4.2"] },
  "Monitoring Officer": { people: ["p-012"], prompts: ["3.1", "3.2"] },
  "Chairs of scrutiny and audit": { people: ["p-006", "p-007"], prompts: ["3.1", "4.1"] },
  "Cabinet or committee chairs": { people: ["p-002", "p-003"], prompts: ["1.1", "1.2"] },
  "Councillors who hold no special post": { people: ["p-008", "p-009"], prompts: ["3.1"] },
  "Heads of service": { people: ["p-013", "p-014", "p-015"], prompts: ["5.1", "5.2"] },
  "Front-line staff": { people: ["p-017", "p-018", "p-019"], prompts: ["3.2", "5.2"] },
  "Partners in health, policing and business": {
    people: ["p-020", "p-021", "p-022"],
    prompts: ["2.2", "1.3"],
  },
  "Voluntary and community groups": { people: ["p-023", "p-026"], prompts: ["2.1", "1.1"] },
  "Residents and tenants": { people: ["p-025", "p-026"], prompts: ["1.2"] },
  "Town and parish councils": { people: ["p-024"], prompts: ["2.1"] },
  "A place or project that shows the council's priorities": { people: ["p-013"], prompts: ["1.3", "4.2"] },
  "A meeting in public": { people: ["p-006"], prompts: ["3.1"] },
};

/** Who can come on some days only: the number of the day on site, counted from 0, and the hours. Everybody else of these may be asked. */
export const times: Readonly<
  Partial<
    Record<PersonKey, readonly { readonly day: number; readonly start: string; readonly end: string }[]>
  >
> = {
  "p-001": [
    { day: 0, start: "09:00", end: "13:00" },
    { day: 1, start: "13:00", end: "17:30" },
  ],
  "p-004": [{ day: 1, start: "09:00", end: "12:30" }],
  "p-020": [{ day: 1, start: "13:00", end: "17:30" }],
  "p-025": [
    { day: 0, start: "13:00", end: "17:30" },
    { day: 1, start: "09:00", end: "17:30" },
  ],
};

/** Who has not answered yet. */
export const unanswered: readonly PersonKey[] = ["p-022", "p-026"];

/** What the council decided about its scope: its Leader may, by the council's own rules, and did so by a link. */
export function decisionsOf(today: Day): StoryDecision[] {
  return [
    {
      council: "tarnwick",
      person: {
        name: "Councillor Rosa Whitcombe",
        post: "Leader of the Council",
        email: "rosa.whitcombe@tarnwick.example",
      },
      askedOn: plusDays(today, -8),
      decidedOn: plusDays(today, -7),
      undertakes: false,
    },
  ];
}

/** Whom the manager put to the council. Something stands against one of them, who waits for that to be settled. */
export function proposalsOf(today: Day): StoryProposals {
  return {
    putOn: plusDays(today, -9),
    why: {
      "peer-1": "Has led a council through the second year of its savings, which is where yours is.",
      "peer-2": "Leads a borough of a similar size, and came to it from housing.",
      "peer-3": "Has balanced budgets after a critical audit.",
      "peer-4": "Has rewritten a constitution together with members, so that scrutiny comes earlier.",
    },
    answering: [{ council: "tarnwick", name: "Victor Haldane", post: "Chief Executive" }],
    against: {
      "peer-4":
        "Sandle District Council and ours have shared a planning solicitor since January, who reports to Mr Drummond. We would rather have somebody from a council that we do not work with.",
    },
  };
}

/** The calls that are being arranged, two weeks before the visit; how to join the second is not known yet. */
export function callsBefore([first, second]: readonly [Day, Day]): Call[] {
  return [
    {
      title: "Chief executive",
      day: first,
      start: "10:00",
      joinAddress: "https://meet.example.org/tarnwick/chief-executive",
      peers: ["peer-2", "peer-5"],
      people: ["p-010"],
      prompts: ["2.1"],
    },
    {
      title: "Section 151 Officer",
      day: second,
      start: "15:30",
      joinAddress: "",
      peers: ["peer-3", "peer-5"],
      people: ["p-011"],
      prompts: ["4.1"],
    },
  ];
}

/** What the team declared so far; the finance peer has not answered yet, and the fourth place is not settled. */
export const interests: StoryInterests = {
  "peer-1": null,
  "peer-2": {
    description: "A cousin works in the council's housing team, three levels below its head.",
    decision: "Not in the sessions with front-line staff. The co-ordinator knows.",
  },
  "peer-5": null,
};
