import type { PeerRole } from "#app/areas/peer-team/peer-words.ts";
import type { Day } from "#app/platform/days.ts";
import type { Availability, TimeWindow } from "../plan/availability.ts";
import type { RuleMinutes } from "../plan/house-rules.ts";
import type { TimetableVisit } from "../plan/timetable-record.ts";
import type { PersonKind, SessionKind } from "../plan/timetable-words.ts";

/** What a file can say of somebody. A line manager is named by key: an id, or the place in the file of somebody new. */
export interface PersonFacts {
  name: string;
  jobTitle: string;
  kind: PersonKind;
  councilId: string | null;
  organisation: string;
  email: string | null;
  lineManagerKey: string | null;
  accessNeeds: string;
  availability: Availability;
  times: TimeWindow[];
}

/** What a file can say of a session. People and earlier sessions are named by key. */
export interface SessionFacts {
  title: string;
  kind: SessionKind;
  minutes: number;
  personKeys: string[];
  peersNeeded: number | null;
  isAllPeers: boolean;
  requiredRoles: PeerRole[];
  wantedPeerIds: string[];
  /** Who is in it as it stands; in a new session nobody says: those asked for. */
  assignedPeerIds: string[];
  themeIds: string[];
  promptIds: string[];
  allowedSiteIds: string[];
  isOnline: boolean;
  date: Day | null;
  start: string | null;
  roomId: string | null;
  siteId: string | null;
  joinAddress: string;
  isFixed: boolean;
  afterKeys: string[];
  councilId: string | null;
  purpose: string;
  isConfidential: boolean;
}

export interface StandingPerson {
  id: string;
  version: number;
  /** Their name was removed: they cannot be changed, but stay where they are. */
  isRemoved: boolean;
  facts: PersonFacts;
}

export interface StandingSession {
  id: string;
  version: number;
  facts: SessionFacts;
}

/** The timetable as it stands, as far as a file can change or name it. */
export interface StandingRecord {
  people: StandingPerson[];
  /** The planned ones. */
  sessions: StandingSession[];
  councils: { id: string; name: string; shortName: string }[];
  sites: { id: string; name: string; rooms: { id: string; siteId: string; name: string }[] }[];
  /** The team, those who withdrew included: a session may still name them. */
  peers: { id: string; name: string; role: PeerRole }[];
  /** Those of the team who take part. */
  activePeerIds: string[];
  themes: { id: string; number: number; title: string; prompts: { id: string; ref: string }[] }[];
  visit: TimetableVisit;
  /** The name of the other visit that a session of the challenge is of, by the session's id. */
  sessionsElsewhere: ReadonlyMap<string, string>;
  /** The names of the other visits, by their ids. */
  visitsElsewhere: ReadonlyMap<string, string>;
  /** Its days, and those of sessions that stand on others. */
  days: Day[];
  rules: RuleMinutes;
}
