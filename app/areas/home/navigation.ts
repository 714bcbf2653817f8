import type { Permission } from "#app/access/permissions.ts";
import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import type { RoutePattern } from "#app/platform/address.ts";

/** A page of a challenge, or of the visit in view, that needs nothing else to be found. */
export type ChallengePage = (at: VisitAddress) => string;

/** A part of a challenge in the navigation: who sees it is the permission of its page. */
export interface NavigationEntry {
  text: string;
  page: ChallengePage & RoutePattern;
  /** Other pages that belong to this place, and all below them. */
  alsoPages?: readonly RoutePattern[];
  /** Shown when the person has any of these. */
  permissions: readonly Permission[];
}

/** The parts of a challenge in journey order, for every role. */
export const PLACES: readonly NavigationEntry[] = [
  { text: "Home", page: to.home.front, permissions: ["challenge.read"] },
  { text: "Scope", page: to.scope.front, permissions: ["scope.read"] },
  { text: "Decisions", page: to.decisions.front, permissions: ["decisions.read"] },
  {
    text: "Peer team",
    page: to.peerTeam.front,
    alsoPages: [to.peerTeam.visitTeam],
    permissions: ["team.read"],
  },
  { text: "Preparation", page: to.preparation.front, permissions: ["statement.read"] },
  {
    text: "Timetable",
    page: to.timetable.front,
    alsoPages: [to.keyDates.visits],
    permissions: ["timetable.read"],
  },
  { text: "Evidence", page: to.evidence.front, permissions: ["notes.read"] },
  {
    text: "Findings",
    page: to.findings.front,
    alsoPages: [to.findings.recommendations, to.findings.newObservation, to.findings.observation],
    permissions: ["findings.read"],
  },
  { text: "Report", page: to.report.front, permissions: ["report.read"] },
  { text: "Action plan", page: to.actionPlan.front, permissions: ["plan.read"] },
  { text: "My actions", page: to.actionPlan.myActions, permissions: ["actions.own"] },
  { text: "Progress review", page: to.progressReview.front, permissions: ["review.read"] },
  { text: "Publication", page: to.publication.front, permissions: ["publication.read"] },
  { text: "People", page: to.people.members, permissions: ["members.read"] },
  { text: "What is kept", page: to.retention.front, permissions: ["retention.read"] },
  { text: "A copy to keep", page: to.archive.copy, permissions: ["copy.open"] },
  { text: "Support access", page: to.people.supportAccess, permissions: ["support.decide"] },
  { text: "Messages", page: to.mail.messages, permissions: ["mail.read"] },
  { text: "Audit trail", page: to.audit.trail, permissions: ["audit.read"] },
];

/** A place of one challenge, as an address. */
export interface PlaceLink {
  text: string;
  href: string;
  /** Every page at one of these paths, or below it, belongs to the place. */
  covers: string[];
}

/** The places one person sees, as addresses. `may` says what the person may do now. */
export function placesFor(at: VisitAddress, may: (permission: Permission) => boolean): PlaceLink[] {
  return PLACES.filter((place) => place.permissions.some(may)).map(({ text, page, alsoPages = [] }) => ({
    text,
    href: page(at),
    covers: page === to.home.front ? [] : [page, ...alsoPages].map(({ path }) => path),
  }));
}
