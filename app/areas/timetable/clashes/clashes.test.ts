import fc from "fast-check";
import { expect, it } from "vitest";
import { timeOf } from "#app/platform/clock-time.ts";
import { TRIAL_DAY, trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import type { RoomFeature } from "../plan/needs/room-needs.ts";
import { NO_NEEDS } from "../plan/needs/session-needs.ts";
import type { TimetableSession } from "../plan/timetable-record.ts";
import { findClashes } from "./clashes.ts";

const DAY = "Monday 2 March 2026";
const leader = trialSession({ id: "s1", title: "Leader", start: "10:00" });
const at = (given: Partial<TimetableSession>) => trialSession({ id: "s2", title: "Treasurer", ...given });

it.each<[string, TimetableSession[], string, string]>([
  [
    "a peer in two sessions at once",
    [leader, at({ start: "10:30", roomId: "large" })],
    "peer-double-booked",
    `${DAY}: Ada Fenwick is in two sessions at once, Leader (10:00 to 10:45) and Treasurer (10:30 to 11:15).`,
  ],
  [
    "people in two sessions at once",
    [
      trialSession({ id: "s1", title: "Leader", roomId: "large", personIds: ["lee", "kim"] }),
      at({ start: "10:15", roomId: "large", peerIds: ["bo"], personIds: ["lee", "kim"] }),
    ],
    "person-double-booked",
    `${DAY}: Lee Marsh and Kim Reed are in two sessions at once, Leader (10:00 to 10:45) and Treasurer (10:15 to 11:00).`,
  ],
  [
    "a room booked twice",
    [leader, at({ start: "10:30", peerIds: ["bo"] })],
    "room-double-booked",
    `${DAY}: Small Room, Wexcombe Town Hall is booked twice at once, for Leader (10:00 to 10:45) and Treasurer (10:30 to 11:15).`,
  ],
  [
    "a gap shorter than the house rule",
    [leader, at({ start: "10:50" })],
    "gap-too-short",
    `${DAY}: Ada Fenwick has 5 minutes between Leader (10:00 to 10:45) and Treasurer (10:50 to 11:35); the house rule is 15 minutes.`,
  ],
  [
    "too little time for the journey, and back",
    [
      trialSession({ id: "s1", title: "Leader", siteId: "offices", roomId: "mere" }),
      at({ start: "11:15", siteId: "hall" }),
    ],
    "journey-too-short",
    `${DAY}: Ada Fenwick has 30 minutes between Leader (10:00 to 10:45) and Treasurer (11:15 to 12:00), but the journey from Harrowmere Civic Offices to Wexcombe Town Hall takes 40 minutes.`,
  ],
  [
    "a journey of somebody the peers meet",
    [
      trialSession({ id: "s1", title: "Leader", roomId: "large", personIds: ["lee"] }),
      at({ start: "11:00", siteId: "offices", roomId: "mere", peerIds: ["bo"], personIds: ["lee"] }),
    ],
    "journey-too-short",
    `${DAY}: Lee Marsh has 15 minutes between Leader (10:00 to 10:45) and Treasurer (11:00 to 11:45), but the journey from Wexcombe Town Hall to Harrowmere Civic Offices takes 40 minutes.`,
  ],
  [
    "a journey nobody has timed",
    [leader, at({ start: "11:45", kind: "visit", siteId: "depot", roomId: null })],
    "journey-unknown",
    `${DAY}: Ada Fenwick must get from Wexcombe Town Hall to Wexcombe Depot between Leader (10:00 to 10:45) and Treasurer (11:45 to 12:30), and nobody has said how long that takes.`,
  ],
  [
    "a room too small",
    [trialSession({ id: "s1", title: "Leader", peerIds: ["ada", "bo"], personIds: ["kim", "lee", "jo"] })],
    "room-too-small",
    "Leader has 5 people with the peers; Small Room, Wexcombe Town Hall has 4 seats.",
  ],
  [
    "access needs in a room with steps",
    [trialSession({ id: "s1", title: "Leader", personIds: ["sam"] })],
    "access-needs",
    "Leader: Sam Hale has access needs on record, and Small Room, Wexcombe Town Hall is not step-free.",
  ],
  ["no room", [at({ roomId: null })], "no-room", `Treasurer (${DAY}, 10:00 to 10:45) has no room.`],
  ["no peers", [at({ peerIds: [] })], "no-peers", `Treasurer (${DAY}, 10:00 to 10:45) has no peers.`],
  [
    "an early start",
    [at({ start: "08:00" })],
    "outside-hours",
    `Treasurer (${DAY}, 08:00 to 08:45) starts before 08:30, when the day starts.`,
  ],
  [
    "a late end",
    [at({ start: "17:30" })],
    "outside-hours",
    `Treasurer (${DAY}, 17:30 to 18:15) ends after 18:00, when the day ends.`,
  ],
  [
    "a day after the visit",
    [at({ date: "2026-03-05" })],
    "outside-days",
    "Treasurer (Thursday 5 March 2026, 10:00 to 10:45) is after the last day on site.",
  ],
  [
    "a line manager in the same focus group, placed or not",
    [at({ kind: "focus-group", date: null, start: null, roomId: "large", personIds: ["sam", "kim"] })],
    "line-manager",
    "Treasurer: Sam Hale is in a focus group with their line manager, Kim Reed.",
  ],
  [
    "no lunch",
    [
      trialSession({ id: "s1", title: "Leader", start: "11:00", minutes: 90 }),
      at({ start: "13:00", minutes: 60 }),
    ],
    "lunch-missing",
    `${DAY}: Ada Fenwick has no 45 minutes for lunch.`,
  ],
  [
    "a lunch that is a journey",
    [
      trialSession({ id: "s1", title: "Leader", start: "11:45", minutes: 45 }),
      at({ start: "13:30", siteId: "offices", roomId: "mere" }),
      trialSession({ id: "s3", title: "Partners", start: "14:30", siteId: "offices", roomId: "mere" }),
    ],
    "lunch-missing",
    `${DAY}: Ada Fenwick has no 45 minutes for lunch.`,
  ],
  [
    "a run without a pause",
    [
      trialSession({ id: "s1", title: "Leader", start: "09:00", minutes: 120 }),
      at({ start: "11:15", minutes: 60 }),
    ],
    "run-too-long",
    `${DAY}: Ada Fenwick works 3 hours 15 minutes without a pause, from Leader to Treasurer; the house rule is 3 hours.`,
  ],
])("says in words: %s", (_name, sessions, code, message) => {
  expect(findClashes(trialRecord(sessions))).toContainEqual(
    expect.objectContaining({ code, message, sessionIds: expect.arrayContaining([expect.any(String)]) }),
  );
});

it.each<[needed: RoomFeature[], lacking: string[]]>([
  [["hearing-loop"], ["has no hearing loop"]],
  [["step-free"], ["is not step-free"]],
  [
    ["step-free", "hearing-loop"],
    ["is not step-free", "has no hearing loop"],
  ],
  [[], []],
])("of a room that has neither: who needs %j is told what it lacks", (needed, lacking) => {
  const record = trialRecord([trialSession({ id: "s1", title: "Leader", personIds: ["kim"] })]);
  const bare = {
    ...record,
    people: record.people.map((one) => ({ ...one, featuresNeeded: one.id === "kim" ? needed : [] })),
    sites: record.sites.map((site) => ({
      ...site,
      rooms: site.rooms.map((room) => ({ ...room, isStepFree: false, hasHearingLoop: false })),
    })),
  };
  expect(new Set(findClashes(bare).map(({ message }) => message))).toEqual(
    new Set(
      lacking.map(
        (what) => `Leader: Kim Reed has access needs on record, and Small Room, Wexcombe Town Hall ${what}.`,
      ),
    ),
  );
});

it("goes by the hours of the day itself where it has some", () => {
  const hours = { [TRIAL_DAY]: { from: 660, to: 1140 } };
  const sessions = [leader, at({ start: "17:30", roomId: "large", peerIds: ["bo"] })];
  expect(findClashes({ ...trialRecord(sessions), hours })).toMatchObject([
    {
      code: "outside-hours",
      message: `Leader (${DAY}, 10:00 to 10:45) starts before 11:00, when the day starts.`,
    },
  ]);
});

it.each<[string, TimetableSession[]]>([
  ["sessions that keep the gap", [leader, at({ start: "11:00" })]],
  ["sessions of different people at one time", [leader, at({ roomId: "large", peerIds: ["bo"] })]],
  ["a journey with enough time", [leader, at({ start: "11:25", siteId: "offices", roomId: "mere" })]],
  ["an evening observation without a room", [at({ kind: "observation", start: "18:30", roomId: null })]],
  ["one at the office of its manager alone", [at({ kind: "focus-group", personIds: ["kim"] })]],
  [
    "an interview with a line manager",
    [at({ personIds: ["sam", "kim"], roomId: "large", peerIds: ["ada"] })],
  ],
  ["a cancelled session in the same room", [leader, at({ status: "cancelled" })]],
  ["sessions on one side of midday", [leader, at({ start: "11:00", minutes: 120 })]],
  ["a session that waits for its place", [at({ date: null, start: null, peerIds: [] })]],
])("finds nothing wrong with %s", (_name, sessions) => {
  expect(findClashes(trialRecord(sessions))).toEqual([]);
});

it("names everybody in one clash instead of one clash each", () => {
  const both = { peerIds: ["ada", "bo"], roomId: "large" };
  const clashes = findClashes(
    trialRecord([trialSession({ id: "s1", ...both }), at({ start: "10:30", ...both })]),
  );
  const double = clashes.filter((clash) => clash.code === "peer-double-booked");
  expect(double).toHaveLength(1);
  expect(double[0]?.message).toContain("Ada Fenwick and Bo Tarn are");
});

const anySession = fc.record({
  start: fc.integer({ min: 100, max: 200 }).map((five) => timeOf(five * 5)),
  minutes: fc.integer({ min: 3, max: 24 }).map((five) => five * 5),
  date: fc.constantFrom(TRIAL_DAY, "2026-03-03", null),
  roomId: fc.constantFrom("small", "large", "mere"),
  status: fc.constantFrom("planned" as const, "cancelled" as const),
  kind: fc.constantFrom("interview" as const, "focus-group" as const, "team-meeting" as const),
  peerIds: fc.subarray(["ada", "bo"]),
  personIds: fc.subarray(["sam", "kim", "lee"]),
});
const anySessions = fc
  .array(anySession, { maxLength: 12 })
  .map((list) =>
    list.map((given, index) =>
      trialSession({ id: `s${index}`, ...given, siteId: given.roomId === "mere" ? "offices" : "hall" }),
    ),
  );

it("finds every double booking of a peer, and no other", () => {
  fc.assert(
    fc.property(anySessions, (sessions) => {
      const found = findClashes(trialRecord(sessions))
        .filter((clash) => clash.code === "peer-double-booked")
        .map((clash) => [...clash.sessionIds].sort().join(" "));
      const minutes = (session: TimetableSession) => {
        const [hour = 0, minute = 0] = (session.start ?? "").split(":").map(Number);
        return hour * 60 + minute;
      };
      const expected = sessions.flatMap((a, index) =>
        sessions.slice(index + 1).flatMap((b) => {
          const together =
            a.status === "planned" &&
            b.status === "planned" &&
            a.date !== null &&
            a.date === b.date &&
            a.peerIds.some((id) => b.peerIds.includes(id)) &&
            minutes(a) < minutes(b) + b.minutes &&
            minutes(b) < minutes(a) + a.minutes;
          return together ? [[a.id, b.id].sort().join(" ")] : [];
        }),
      );
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 150 },
  );
});

it("does not depend on the order of the record, and ignores what is cancelled", () => {
  fc.assert(
    fc.property(anySessions, (sessions) => {
      const messages = (list: TimetableSession[]) =>
        findClashes(trialRecord(list))
          .map((clash) => clash.message)
          .sort();
      const there = messages(sessions);
      expect(messages([...sessions].reverse())).toEqual(there);
      expect(messages(sessions.filter((session) => session.status === "planned"))).toEqual(there);
    }),
    { numRuns: 100 },
  );
});

it("lets nothing but what is said to stand after the final feedback, and keeps the time to prepare it", () => {
  const session = (id: string, start: string, kind: TimetableSession["kind"] = "interview") =>
    trialSession({ id, title: id, start, kind, minutes: 30, roomId: "large", peerIds: [] });
  const record = trialRecord([
    session("in time", "14:00"),
    session("late", "14:45"),
    session("team", "15:00", "team-meeting"),
    session("final", "15:30", "final-feedback"),
    session("after", "16:15"),
    session("meant", "16:45"),
    session("with it", "17:15"),
    { ...session("next day", "09:00"), date: "2026-03-03" },
  ]);
  const needs = {
    sessions: [
      { ...NO_NEEDS, sessionId: "meant", afterIds: ["final"] },
      { ...NO_NEEDS, sessionId: "with it", afterIds: ["meant"] },
    ],
    people: [],
    absences: [],
  };
  const found = findClashes(record, needs).filter(({ code }) => code === "after-final");
  expect(found.map(({ message }) => message)).toEqual([
    `late (${DAY}, 14:45 to 15:15) leaves 15 minutes to prepare final (15:30 to 16:00); the house rule is 30.`,
    `after (${DAY}, 16:15 to 16:45) is not over before final (15:30 to 16:00); say that it comes after it if it is to.`,
    "next day (Tuesday 3 March 2026, 09:00 to 09:30) is not over before final (15:30 to 16:00); say that it comes after it if it is to.",
  ]);
});
