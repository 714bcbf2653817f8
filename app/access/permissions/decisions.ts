import { COUNCIL_OFFICE, LOGISTICS, MANAGERS, type PermissionRule, UNTIL_CLOSED } from "./roles.ts";

/** What councils decided: who may do what, and when. */
export const DECISIONS_PERMISSIONS = {
  "decisions.read": {
    space: "shared",
    roles: [...MANAGERS, ...COUNCIL_OFFICE],
    means: "read what councils decided; a council reads its own",
  },
  "decisions.ask": {
    space: "shared",
    roles: LOGISTICS,
    stages: UNTIL_CLOSED,
    means:
      "ask somebody without an account, by a link, to decide for a council; a co-ordinator for the own one",
  },
  "decisions.record": {
    space: "council",
    roles: COUNCIL_OFFICE,
    stages: UNTIL_CLOSED,
    means: "record what a body or a person of one's own council decided",
  },
} as const satisfies Record<string, PermissionRule>;
