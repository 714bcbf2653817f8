import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import type { DemoStage } from "./story.ts";

/** Something to try in a challenge of the demonstration, whose account does it, and where it begins. */
export interface DemoJob {
  readonly text: string;
  /** A key of the story's accounts. */
  readonly as: string;
  readonly begins: (at: VisitAddress) => string;
}

/** What is said of the visit once its days have passed. */
export const VISIT_IS_OVER =
  "The days of this visit have passed. Its challenge manager finds “Move it to today” on the first page.";

/** What can be tried in each challenge, the most telling first. */
export const JOBS: Readonly<
  Record<DemoStage, { readonly state: string; readonly jobs: readonly DemoJob[] }>
> = {
  preparing: {
    state:
      "Before the visit. The letter has been read, and people and sessions are there to make a timetable from.",
    jobs: [
      { text: "Make the timetable", as: "coordinator", begins: to.demonstration.tryTimetable },
      { text: "Put the peer team together", as: "challenge-manager", begins: to.peerTeam.front },
    ],
  },
  "on-site": {
    state: "The peers are on site. The notes of the first day are there; one more can be recorded now.",
    jobs: [
      { text: "Record a note", as: "change-peer", begins: to.evidence.sessions },
      { text: "Run the day", as: "coordinator", begins: to.timetable.today },
      { text: "Lead the team", as: "challenge-manager", begins: to.home.front },
    ],
  },
  reviewing: {
    state: "A year after the visit: report and action plan are published, and the peers have come back.",
    jobs: [
      { text: "Read the action plan", as: "reader-wexcombe", begins: to.actionPlan.front },
      { text: "Work for both councils", as: "joint-coordinator", begins: to.home.front },
      { text: "Report on an action", as: "owner-waste", begins: to.actionPlan.myActions },
      { text: "See what the evidence says", as: "finance-peer", begins: to.findings.front },
      { text: "Lead the review", as: "challenge-manager", begins: to.home.front },
    ],
  },
};
