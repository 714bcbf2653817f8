import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import type { DemoStage } from "#demo/content/story.ts";

/** A picture of the README: the file in docs/pictures, of which challenge, as whom, and where. */
export interface Picture {
  file: string;
  stage: DemoStage;
  /** The role who is signed in; null for whoever is not. */
  role: string | null;
  /** The page to begin at. */
  page: (at: VisitAddress) => string;
  /** Links followed from there, each by the beginning of its name. */
  follow?: readonly string[];
  /** What the picture begins with, where that is not the top of the page: a selector. */
  top?: string;
}

/** Every picture that the README shows, and no other. */
export const PICTURES: readonly Picture[] = [
  { file: "sign-in.png", stage: "reviewing", role: null, page: () => to.people.signIn() },
  { file: "challenge-home.png", stage: "reviewing", role: "challenge-manager", page: to.home.front },
  { file: "traceability.png", stage: "reviewing", role: "challenge-manager", page: to.scope.traceability },
  {
    file: "timetable.png",
    stage: "on-site",
    role: "coordinator",
    page: to.timetable.front,
    top: ".cpc-day",
  },
  { file: "notes.png", stage: "on-site", role: "peer", page: to.evidence.front },
  {
    file: "findings.png",
    stage: "reviewing",
    role: "challenge-manager",
    page: to.findings.front,
    follow: ["Each council has clear priorities"],
  },
  {
    file: "published-plan.png",
    stage: "reviewing",
    role: null,
    page: () => to.publication.welcome(),
    follow: ["Wexcombe: action plan"],
  },
];
