/** What the two councils decided about the scope, each for itself and on days of its own. All invented. */
import type { StoryDecision } from "../../steps/decide-scope.server.ts";

const leader = { name: "Councillor Marian Thistlewood", post: "Leader of the Council" };
const committee = { body: "Policy and Resources Committee" };

export const decisions: readonly StoryDecision[] = [
  {
    council: "wexcombe",
    about: "scope",
    by: leader,
    decidedOn: "2025-05-19",
    resolution: "I agree the scope of the peer challenge as it was sent to me.",
  },
  {
    council: "wexcombe",
    about: "publishing",
    by: leader,
    decidedOn: "2025-05-19",
    resolution: "",
  },
  {
    council: "harrowmere",
    about: "scope",
    by: committee,
    decidedOn: "2025-05-22",
    recordedOn: "2025-05-23",
    resolution:
      "RESOLVED: That the scope of the corporate peer challenge be agreed, and that the Joint Chief Executive settle the days with the Local Government Association.",
  },
  {
    council: "harrowmere",
    about: "publishing",
    by: committee,
    decidedOn: "2025-05-22",
    recordedOn: "2025-05-23",
    resolution:
      "RESOLVED: That the Council undertake to publish the report within three months of the challenge, and an action plan within five.",
  },
];
