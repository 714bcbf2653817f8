import { withDefaults } from "#app/areas/timetable/plan/house-rules.ts";
import type {
  TimetablePeer,
  TimetablePerson,
  TimetableRecord,
  TimetableSession,
} from "#app/areas/timetable/plan/timetable-record.ts";

/** A Monday on site. */
export const TRIAL_DAY = "2026-03-02";

/** A session on the trial day: in the small room, with the first peer, with nobody else. */
export function trialSession(given: Partial<TimetableSession> & { id: string }): TimetableSession {
  return {
    kind: "interview",
    title: given.id,
    purpose: "",
    date: TRIAL_DAY,
    start: "10:00",
    minutes: 45,
    councilId: null,
    siteId: "hall",
    roomId: "small",
    joinAddress: "",
    track: "A",
    status: "planned",
    isFixed: false,
    isConfidential: false,
    version: 1,
    peerIds: ["ada"],
    personIds: [],
    themeIds: [],
    promptIds: [],
    ...given,
  };
}

const peer = (id: string, name: string): TimetablePeer => ({
  id,
  name,
  part: "Officer peer",
  isStaff: false,
  isConfirmed: true,
});

/** Somebody the peers may meet. */
export function trialPerson(given: Partial<TimetablePerson> & { id: string }): TimetablePerson {
  return {
    name: given.id,
    jobTitle: "",
    kind: "officer",
    councilId: null,
    organisation: "",
    lineManagerId: null,
    featuresNeeded: [],
    ...given,
  };
}

/**
 * A timetable for tests of rules: two sites 40 minutes apart, a small room of 4 and a large one of 40 at the hall, one
 * at the offices; peers Ada and Bo; Sam, whose line manager is Kim; two themes.
 */
export function trialRecord(sessions: TimetableSession[]): TimetableRecord {
  const room = { isStepFree: true, hasHearingLoop: true };
  return {
    challengeTitle: "Wexcombe",
    councils: [{ id: "wexcombe", name: "Wexcombe Borough Council", shortName: "Wexcombe" }],
    visit: { id: "visit", kind: "on-site", name: "Visit", days: [TRIAL_DAY, "2026-03-03", "2026-03-04"] },
    sessions,
    sites: [
      {
        id: "hall",
        name: "Wexcombe Town Hall",
        address: "",
        rooms: [
          { id: "small", siteId: "hall", name: "Small Room", capacity: 4, ...room, isStepFree: false },
          { id: "large", siteId: "hall", name: "Large Room", capacity: 40, ...room },
        ],
      },
      {
        id: "offices",
        name: "Harrowmere Civic Offices",
        address: "",
        rooms: [{ id: "mere", siteId: "offices", name: "Mere Room", capacity: 16, ...room }],
      },
      { id: "depot", name: "Wexcombe Depot", address: "", rooms: [] },
    ],
    journeys: [{ fromSiteId: "hall", toSiteId: "offices", minutes: 40 }],
    people: [
      trialPerson({ id: "sam", name: "Sam Hale", lineManagerId: "kim", featuresNeeded: ["step-free"] }),
      trialPerson({ id: "kim", name: "Kim Reed" }),
      trialPerson({ id: "lee", name: "Lee Marsh", kind: "partner" }),
    ],
    peers: [peer("ada", "Ada Fenwick"), peer("bo", "Bo Tarn")],
    themes: [
      {
        id: "t1",
        number: 1,
        title: "Local priorities and outcomes",
        prompts: [
          { id: "p11", ref: "1.1", text: "First" },
          { id: "p12", ref: "1.2", text: "Second" },
          { id: "p121", ref: "1.2.1", text: "Nested" },
        ],
      },
      { id: "t2", number: 2, title: "Organisational and place leadership", prompts: [] },
    ],
    rules: withDefaults([]),
    hours: {},
  };
}
