/** Whom the manager put to the two councils, and who answered for each. All invented. */
import type { StoryInterests } from "../../steps/declare-interests.server.ts";
import type { StoryProposals } from "../../steps/propose-peers.server.ts";

export const proposals: StoryProposals = {
  putOn: "2025-05-14",
  why: {
    "peer-1": "Has led a council that shares services with its neighbours without merging with them.",
    "peer-2": "Knows a joint committee of two councils from within, and knows scrutiny.",
    "peer-3": "Is chief executive of two councils at once, as yours is.",
    "peer-4": "Has closed the accounts of two councils that share one finance team.",
    "peer-5":
      "Has written agreements between councils for shared services, and knows both ways of governing.",
    "peer-6": "Has brought the staff of several services into one, which is the next step of your agreement.",
  },
  answering: [
    { council: "wexcombe", name: "Councillor Marian Thistlewood", post: "Leader of the Council" },
    { council: "harrowmere", name: "Councillor Desmond Farrant", post: "Leader of the Council" },
  ],
};

/** What each of the team declared before the visit: one has something to say, the others have not. */
export const interests: StoryInterests = {
  "peer-1": null,
  "peer-2": null,
  "peer-3": {
    description:
      "Sat with Wexcombe's Director of Resources on a regional board for shared services until 2023.",
    decision: "No conflict: the board gave advice and decided nothing about either council.",
  },
  "peer-4": null,
  "peer-5": null,
  "peer-6": null,
  "peer-7": null,
  "peer-8": null,
};
