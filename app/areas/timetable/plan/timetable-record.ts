import type { VisitFacts } from "#app/areas/visits/read-visits.server.ts";
import type { Day } from "#app/platform/days.ts";
import type { RuleMinutes } from "./house-rules.ts";
import type { RoomFeature } from "./needs/room-needs.ts";
import type { PersonKind, SessionKind } from "./timetable-words.ts";
import type { HoursByDay } from "./visit-days/day-hours.ts";

/** One entry of the timetable. `start` is "HH:MM" in London; both null while it has no place. */
export interface TimetableSession {
  id: string;
  kind: SessionKind;
  title: string;
  purpose: string;
  date: Day | null;
  start: string | null;
  minutes: number;
  /** The council it is held with, in a partnership; null for both or for the whole place. */
  councilId: string | null;
  siteId: string | null;
  roomId: string | null;
  /** A link or a telephone number by which people join; empty for none. */
  joinAddress: string;
  /** The letter of the pair of peers; null for the whole team. */
  track: string | null;
  status: "planned" | "cancelled";
  /** It cannot be moved: a committee, the day of somebody who has one hour only. */
  isFixed: boolean;
  /** Hidden from a council's readers. */
  isConfidential: boolean;
  version: number;
  peerIds: string[];
  personIds: string[];
  themeIds: string[];
  promptIds: string[];
}

export interface TimetableRoom {
  id: string;
  siteId: string;
  name: string;
  /** Seats, for peers and people together. */
  capacity: number;
  isStepFree: boolean;
  hasHearingLoop: boolean;
}

/** What whoever comes to a site has to know; empty where nobody has said. */
export interface SiteJoining {
  parking: string;
  /** How one gets in: the door, the reception, a way without steps. */
  wayIn: string;
  wifi: string;
  /** Food and drink. */
  catering: string;
}

export interface TimetableSite {
  id: string;
  name: string;
  address: string;
  rooms: TimetableRoom[];
}

/** Minutes on the way from one site to another. */
export interface Journey {
  fromSiteId: string;
  toSiteId: string;
  minutes: number;
}

/** Somebody the peers may meet, without what only those who arrange the visit need to know. */
export interface TimetablePerson {
  id: string;
  name: string;
  jobTitle: string;
  kind: PersonKind;
  councilId: string | null;
  organisation: string;
  lineManagerId: string | null;
  /** What the rooms must have in which they are met; for rules alone: no page shows it but to those who arrange the visit. */
  featuresNeeded: RoomFeature[];
}

export interface TimetablePeer {
  id: string;
  name: string;
  /** "Leader peer" and so on. */
  part: string;
  isStaff: boolean;
  /** Nobody else is written to: who is only approached has a place in the plan, and no invitation (decision 0708). */
  isConfirmed: boolean;
}

export interface TimetableTheme {
  id: string;
  number: number;
  title: string;
  prompts: { id: string; ref: string; text: string }[];
}

/** The visit a timetable is of, with its days in order. */
export type TimetableVisit = Pick<VisitFacts, "id" | "kind" | "name" | "days">;

/** The whole timetable of one visit, as every rule, page and document here takes it. */
export interface TimetableRecord {
  challengeTitle: string;
  councils: { id: string; name: string; shortName: string }[];
  visit: TimetableVisit;
  sessions: TimetableSession[];
  sites: TimetableSite[];
  journeys: Journey[];
  people: TimetablePerson[];
  peers: TimetablePeer[];
  themes: TimetableTheme[];
  rules: RuleMinutes;
  /** Of days that do not begin or end as the rules say. */
  hours: HoursByDay;
}

/** A session that has a day and a time, with minutes after midnight. */
export interface PlacedSession extends TimetableSession {
  date: Day;
  start: string;
  from: number;
  to: number;
}
