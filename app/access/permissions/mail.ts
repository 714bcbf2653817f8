import { LOGISTICS, type PermissionRule } from "./roles.ts";

/** Messages to people: who may do what, and when. */
export const MAIL_PERMISSIONS = {
  "mail.read": {
    space: "shared",
    roles: LOGISTICS,
    means: "read the messages sent for the challenge, on one's own side of the wall",
  },
  "mail.send": {
    space: "shared",
    roles: LOGISTICS,
    means: "send messages that wait to be read, or remove them",
  },
} as const satisfies Record<string, PermissionRule>;
