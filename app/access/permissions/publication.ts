import { BOTH_SIDES, type PermissionRule } from "./roles.ts";

/** What is published: who may do what, and when. */
export const PUBLICATION_PERMISSIONS = {
  "publication.read": {
    space: "shared",
    roles: BOTH_SIDES,
    means: "see what is published and what is ready",
  },
  "publication.release": {
    space: "shared",
    roles: ["challenge-manager", "coordinator"],
    means: "publish a final document, or withdraw it",
  },
} as const satisfies Record<string, PermissionRule>;
