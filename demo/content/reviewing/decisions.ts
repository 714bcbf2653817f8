/** What the two councils decided about the scope, each for itself and on days of its own. All invented. */
import type { StoryDecision } from "../../steps/decide-scope.server.ts";

const committee = { council: "harrowmere", body: "Policy and Resources Committee" } as const;

export const decisions: readonly StoryDecision[] = [
  {
    council: "wexcombe",
    person: {
      name: "Councillor Marian Thistlewood",
      post: "Leader of the Council",
      email: "marian.thistlewood@wexcombe.example",
    },
    askedOn: "2025-05-16",
    decidedOn: "2025-05-19",
    undertakes: true,
  },
  {
    ...committee,
    about: "scope",
    decidedOn: "2025-05-22",
    recordedOn: "2025-05-23",
    resolution:
      "RESOLVED: That the scope of the corporate peer challenge be agreed, and that the Joint Chief Executive settle the days with the Local Government Association.",
  },
  {
    ...committee,
    about: "publishing",
    decidedOn: "2025-05-22",
    recordedOn: "2025-05-23",
    resolution:
      "RESOLVED: That the Council undertake to publish the report within three months of the challenge, and an action plan within five.",
  },
];
