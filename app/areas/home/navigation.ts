import type { Permission } from "#app/access/permissions.ts";

/** A part of a challenge in the navigation: who sees it is the permission of its page. */
export interface NavigationEntry {
  text: string;
  /** Below /challenges/:challengeId; empty for the home page. */
  path: string;
  /** Other first parts of an address that belong to this place. */
  alsoPaths?: readonly string[];
  /** Shown when the person has any of these. */
  permissions: readonly Permission[];
}

/** The parts of a challenge in journey order, for every role. */
export const PLACES: readonly NavigationEntry[] = [
  { text: "Home", path: "", permissions: ["challenge.read"] },
  { text: "Scope", path: "scope", permissions: ["scope.read"] },
  { text: "Peer team", path: "peer-team", permissions: ["team.read"] },
  { text: "Preparation", path: "preparation", permissions: ["statement.read"] },
  { text: "Timetable", path: "timetable", permissions: ["timetable.read"] },
  { text: "Evidence", path: "evidence", permissions: ["notes.read"] },
  {
    text: "Findings",
    path: "findings",
    alsoPaths: ["recommendations", "observations"],
    permissions: ["findings.read"],
  },
  { text: "Report", path: "report", permissions: ["report.read"] },
  { text: "Action plan", path: "action-plan", permissions: ["plan.read"] },
  { text: "My actions", path: "my-actions", permissions: ["actions.own"] },
  { text: "Progress review", path: "progress-review", permissions: ["review.read"] },
  { text: "Publication", path: "publication", permissions: ["publication.read"] },
  { text: "People", path: "members", permissions: ["members.read"] },
  { text: "What is kept", path: "retention", permissions: ["retention.read"] },
  { text: "A copy to keep", path: "copy", permissions: ["copy.open"] },
  { text: "Support access", path: "support", permissions: ["support.decide"] },
  { text: "Messages", path: "mail", permissions: ["mail.read"] },
  { text: "Audit trail", path: "audit", permissions: ["audit.read"] },
];

/** A place of one challenge, as an address. */
export interface PlaceLink {
  text: string;
  href: string;
  /** Every address that begins with one of these belongs to the place. */
  covers: string[];
}

/** The places one person sees, as addresses. `may` says what the person may do now. */
export function placesFor(challengeId: string, may: (permission: Permission) => boolean): PlaceLink[] {
  const base = `/challenges/${challengeId}`;
  return PLACES.filter((place) => place.permissions.some(may)).map(({ text, path, alsoPaths = [] }) => ({
    text,
    href: path === "" ? base : `${base}/${path}`,
    covers: path === "" ? [] : [path, ...alsoPaths].map((each) => `${base}/${each}`),
  }));
}
