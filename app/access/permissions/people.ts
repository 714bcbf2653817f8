import { LOGISTICS, type PermissionRule, ROLES, UNTIL_CLOSED } from "./roles.ts";

/** Who is in a challenge: who may do what, and when. */
export const PEOPLE_PERMISSIONS = {
  "members.read": { space: "shared", roles: LOGISTICS, means: "see who is in the challenge" },
  "members.invite": {
    space: "shared",
    roles: LOGISTICS,
    means: "invite people of one's own side; which roles, membership.ts says",
  },
  "deputies.name": {
    space: "shared",
    roles: ROLES,
    stages: UNTIL_CLOSED,
    means: "say that one is away and who stands in; whoever manages for people of the own side too",
  },
  "leaving.prepare": { space: "shared", roles: ROLES, means: "hand over what one has, and leave" },
  "personal-data.answer": {
    space: "shared",
    roles: LOGISTICS,
    means: "hand people of the timetable what is held on them, and remove their names",
  },
  "readers.name": {
    space: "council",
    roles: ["coordinator"],
    means: "say who a reader of one's own council is, which decides what they read",
  },
  "members.edit": { space: "shared", roles: ["challenge-manager"], means: "add and remove people" },
} as const satisfies Record<string, PermissionRule>;
