import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesOf } from "#app/platform/clock-time.ts";
import { parseInstance } from "#app/solver/instance.ts";
import { searchOf } from "#app/solver/run-search.ts";
import { TRIAL_DAY, trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import type { TimetableNeeds } from "../plan/needs/needs-store.server.ts";
import type { SessionNeeds } from "../plan/needs/session-needs.ts";
import type { TimetableSession } from "../plan/timetable-record.ts";
import { sessionPlaces } from "./session-places.ts";
import {
  type SolverPeer,
  type SolverSource,
  toPlacements,
  toProblem,
  unanswered,
  withNames,
} from "./solver-instance.ts";

const DAYS = [TRIAL_DAY, "2026-03-03"];

function needsOf(sessionId: string, given: Partial<SessionNeeds> = {}): SessionNeeds {
  return {
    sessionId,
    isPinned: false,
    isConfidential: false,
    peersNeeded: 1,
    isAllPeers: false,
    requiredRoles: [],
    allowedSiteIds: [],
    isOnline: false,
    afterIds: [],
    wantedPeerIds: [],
    ...given,
  };
}

const peer = (id: string, role: SolverPeer["role"] = "officer-peer"): SolverPeer => ({
  id,
  name: id,
  role,
  status: "confirmed",
  themes: [],
});

function sourceOf(
  sessions: TimetableSession[],
  given: { needs?: Partial<SessionNeeds>; people?: TimetableNeeds["people"]; peers?: SolverPeer[] } = {},
): SolverSource {
  return {
    record: trialRecord(sessions),
    needs: {
      sessions: sessions.map(({ id }) => needsOf(id, given.needs)),
      people:
        given.people ??
        ["sam", "kim", "lee"].map((personId) => ({
          personId,
          availability: "any-time" as const,
          times: [],
        })),
      absences: [],
    },
    peers: given.peers ?? [peer("ada"), peer("bo")],
  };
}

describe("a problem", () => {
  it("is one that the solver can read", () => {
    const { instance, leftOut } = toProblem(sourceOf([trialSession({ id: "a" })]), DAYS);
    expect(parseInstance(JSON.parse(JSON.stringify(instance)))).toEqual(instance);
    expect(leftOut).toEqual([]);
    expect(instance.days).toEqual(DAYS.map((date) => ({ date, start: "08:30", end: "18:00" })));
  });

  it("holds the journey both ways, and from the surroundings of a site", () => {
    const { travelMinutes } = toProblem(sourceOf([]), DAYS).instance;
    expect(travelMinutes.hall?.offices).toBe(40);
    expect(travelMinutes.offices?.["around:hall"]).toBe(40);
    expect(travelMinutes.hall?.["around:hall"]).toBe(0);
  });

  it("lets nobody go on one day where nobody has timed the journey", () => {
    const { instance } = toProblem(sourceOf([]), DAYS);
    const [day] = instance.days;
    const minutes = instance.travelMinutes.hall?.["around:depot"] ?? 0;
    expect(minutes).toBeGreaterThan(minutesOf(day?.end ?? "") - minutesOf(day?.start ?? ""));
  });

  it("leaves an evening meeting where it is, and its peers out of what is too near", () => {
    const evening = { kind: "observation", start: "17:30", minutes: 90, siteId: null, roomId: null } as const;
    const source = sourceOf([trialSession({ id: "a", ...evening, isFixed: true })]);
    const { instance, leftOut } = toProblem(source, DAYS);
    expect(leftOut).toMatchObject([{ sessionId: "a", stays: true }]);
    expect(instance.sessions.map(({ stands }) => stands)).toEqual([
      { date: TRIAL_DAY, start: "17:30", room: "online#1", peers: ["ada"] },
    ]);
  });

  it("keeps a seat for whoever goes along, and sends them to one session at a time", () => {
    const source = sourceOf([trialSession({ id: "a", peerIds: ["ada", "sue"], personIds: ["lee"] })], {
      peers: [peer("ada"), peer("sue", "support-officer")],
    });
    const { instance } = toProblem(source, DAYS);
    expect(instance.sessions[0]?.people).toEqual(["lee", "sue"]);
    expect(instance.people.map(({ id }) => id)).toEqual(["lee", "sue"]);
  });

  it("arranges the challenge manager like a peer, unless the house rules say that they go along", () => {
    const session = trialSession({ id: "a", peerIds: ["ada", "mo"], personIds: ["lee"] });
    const source = sourceOf([session], {
      peers: [peer("ada"), peer("mo", "challenge-manager")],
      needs: { requiredRoles: ["challenge-manager"] },
    });
    const [wanted] = toProblem(source, DAYS).instance.sessions;
    expect(wanted).toMatchObject({ people: ["lee"], requiredRoles: ["peer-challenge-manager"] });
    source.record.rules = { ...source.record.rules, managerInterviews: 0 };
    const { instance, present } = toProblem(source, DAYS);
    expect(instance.peers.map(({ id }) => id)).toEqual(["ada"]);
    expect(instance.sessions[0]).toMatchObject({ people: ["lee", "mo"], requiredRoles: [] });
    expect(toPlacements(source, present).flatMap(({ peerIds }) => peerIds)).toEqual(["ada", "mo"]);
  });

  it("neither arranges nor takes along somebody who withdrew from a session they were in", () => {
    const gone = (id: string, role?: "support-officer") => ({
      ...peer(id, role),
      status: "withdrawn" as const,
    });
    const source = sourceOf([trialSession({ id: "a", peerIds: ["ada", "bo", "sue"], personIds: ["lee"] })], {
      peers: [peer("ada"), gone("bo"), gone("sue", "support-officer")],
    });
    const { instance, present } = toProblem(source, DAYS);
    expect(instance.peers.map(({ id }) => id)).toEqual(["ada"]);
    expect(instance.sessions[0]?.people).toEqual(["lee"]);
    expect(toPlacements(source, present).flatMap(({ peerIds }) => peerIds)).toEqual(["ada"]);
  });

  it.each<[string, Partial<TimetableSession>, Partial<SessionNeeds>, object]>([
    ["an interview takes one pair", {}, { peersNeeded: null }, { peersNeeded: 2 }],
    ["the team meets whole", { kind: "team-meeting" }, { peersNeeded: null }, { allPeers: true }],
    [
      "daily feedback takes those who were asked for",
      { kind: "daily-feedback" },
      { peersNeeded: null, requiredRoles: ["leader-peer"] },
      { requiredRoles: ["leader-peer"], peersNeeded: 2 },
    ],
    [
      "a fixed one is fixed",
      { isFixed: true },
      {},
      { fixed: { date: TRIAL_DAY, start: "10:00", site: "hall" } },
    ],
    ["one that lacks a time is not", { isFixed: true, date: null, start: null }, {}, {}],
    [
      "a visit needs no room of ours",
      { kind: "visit", siteId: "depot", roomId: null },
      {},
      { sites: ["around:depot"], kind: "observation" },
    ],
    [
      "a visit to a place nobody has named is at no site",
      { kind: "visit", siteId: null, roomId: null },
      {},
      { sites: ["online"] },
    ],
    ["one that may be anywhere goes to every site", {}, {}, { sites: ["hall", "offices", "depot"] }],
    ["one that may not goes where it may", {}, { allowedSiteIds: ["offices"] }, { sites: ["offices"] }],
    ["an online one is nowhere", {}, { isOnline: true }, { sites: ["online"] }],
    [
      "wanted peers are required",
      {},
      { wantedPeerIds: ["bo"], peersNeeded: null },
      { requiredPeers: ["bo"], peersNeeded: 2 },
    ],
  ])("%s", (_what, session, needs, expected) => {
    const { instance } = toProblem(sourceOf([trialSession({ id: "a", ...session })], { needs }), DAYS);
    expect(instance.sessions[0]).toMatchObject(expected);
  });

  it("leaves out whom nobody can meet, and says who", () => {
    const source = sourceOf([trialSession({ id: "a", personIds: ["sam", "kim"] })], {
      people: [
        { personId: "sam", availability: "cannot-come", times: [] },
        {
          personId: "kim",
          availability: "some-times",
          times: [{ date: TRIAL_DAY, start: "09:00", end: "10:00" }],
        },
      ],
    });
    const leftOut = [{ sessionId: "a", reason: "Sam Hale cannot come on any of the days." }];
    // What stands already goes on taking its people, its room and its peers.
    expect(toProblem(source, DAYS)).toMatchObject({
      instance: { sessions: [{ id: "a", stands: { room: "small" } }] },
      leftOut,
    });
    const [session] = source.record.sessions;
    const unplaced = { ...source.record, sessions: [{ ...session!, date: null, start: null }] };
    expect(toProblem({ ...source, record: unplaced }, DAYS)).toMatchObject({
      instance: { sessions: [] },
      leftOut,
    });
  });

  it("leaves out what is fixed on another day, and what is cancelled", () => {
    const source = sourceOf([
      trialSession({ id: "a", isFixed: true, date: "2026-02-20" }),
      trialSession({ id: "b", status: "cancelled" }),
    ]);
    const { instance, leftOut } = toProblem(source, DAYS);
    expect([instance.sessions, leftOut.map(({ sessionId }) => sessionId)]).toEqual([[], ["a"]]);
  });

  it("has a finer grid where something stands off the quarter hours", () => {
    const at = (start: string) => toProblem(sourceOf([trialSession({ id: "a", start })]), DAYS).instance;
    expect([at("10:15").slotMinutes, at("10:20").slotMinutes]).toEqual([15, 5]);
  });

  it("counts nobody who supports the team, or has withdrawn", () => {
    const peers = [
      peer("ada"),
      peer("sue", "support-officer"),
      { ...peer("wim"), status: "withdrawn" as const },
    ];
    const ids = toProblem(sourceOf([], { peers }), DAYS).instance.peers.map(({ id }) => id);
    expect(ids).toEqual(["ada"]);
  });
});

it("knows who has not said when they can come, of those who are asked to", () => {
  const people = (["not-asked", "asked", "any-time"] as const).map((availability, index) => ({
    personId: ["sam", "kim", "lee"][index] ?? "",
    availability,
    times: [],
  }));
  const source = sourceOf([trialSession({ id: "a", personIds: ["sam", "kim", "lee"] })], { people });
  expect(unanswered(source)).toEqual(["Sam Hale", "Kim Reed"]);
  expect(unanswered(sourceOf([trialSession({ id: "a", personIds: [] })], { people }))).toEqual([]);
});

it("comes back from the solver as it went, whoever supports the team still there", () => {
  const peers = [peer("ada"), peer("bo"), peer("sue", "support-officer")];
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          day: fc.constantFrom(...DAYS),
          quarter: fc.integer({ min: 0, max: 30 }),
          room: fc.constantFrom("small", "large", "mere"),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      (places) => {
        const sessions = places.map(({ day, quarter, room }, index) =>
          trialSession({
            id: `s${index}`,
            date: day,
            start: `${String(9 + Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
            roomId: room,
            siteId: room === "mere" ? "offices" : "hall",
            peerIds: ["ada", "sue"],
          }),
        );
        const source = sourceOf(sessions, { peers });
        const placements = toPlacements(source, toProblem(source, DAYS).present);
        expect(placements).toEqual(
          sessions.map(({ id, date, start, roomId, siteId }) => ({
            sessionId: id,
            date,
            start,
            roomId,
            siteId,
            peerIds: ["ada", "sue"],
          })),
        );
      },
    ),
  );
});

it("starts a search from what stands", () => {
  const source = sourceOf([
    trialSession({ id: "a" }),
    trialSession({ id: "b", start: "11:30", peerIds: ["bo"], roomId: "large" }),
  ]);
  const { instance, present } = toProblem(source, DAYS);
  const search = searchOf({
    instance,
    present,
    promised: [
      ["a", 4],
      ["b", 4],
    ],
    seconds: 1,
    seed: 1,
  });
  expect(search.solution()).toEqual(present);
});

describe("what stands without a room", () => {
  const released = (source: SolverSource) => {
    const { instance, present } = toProblem(source, DAYS);
    const promised = present.assignments.map(({ session }): [string, number] => [session, 4]);
    const search = searchOf({ instance, present, promised, seconds: 1, seed: 1 });
    search.step(2_000);
    return toPlacements(source, search.solution());
  };

  it.each<[string, { siteId: string | null }, (source: SolverSource) => SolverSource]>([
    ["at a site that has none", { siteId: "depot" }, (source) => source],
    [
      "at no site, where nobody has named one",
      { siteId: null },
      (source) => ({ ...source, record: { ...source.record, sites: [], journeys: [] } }),
    ],
    [
      "at no site, where no site has a room",
      { siteId: null },
      (source) => ({
        ...source,
        record: { ...source.record, sites: source.record.sites.map((site) => ({ ...site, rooms: [] })) },
      }),
    ],
  ])("keeps its day and time in a search once it is released: %s", (_what, at, change) => {
    const source = change(sourceOf([trialSession({ id: "a", roomId: null, start: "14:30", ...at })]));
    expect(released(source)).toEqual([
      { sessionId: "a", date: TRIAL_DAY, start: "14:30", roomId: null, peerIds: ["ada"], ...at },
    ]);
  });

  it("is found a room of its site in a search, and is lent none where it is to stay as it stands", () => {
    const source = sourceOf([trialSession({ id: "a", roomId: null })]);
    const where = (isLent?: () => boolean) =>
      toPlacements(source, toProblem(source, DAYS, isLent).present).map(({ siteId, roomId }) => [
        siteId,
        roomId,
      ]);
    expect(where()).toEqual([["hall", "small"]]);
    expect(where(() => false)).toEqual([["hall", null]]);
  });
});

it("says names where the solver says ids", () => {
  const id = "01JNCMTT00FT9K9EDBPKKW0DWD";
  const source = sourceOf([trialSession({ id, title: "Leader" })]);
  expect(withNames(source, `${id} has no place; online#2 is taken.`)).toBe(
    "Leader has no place; online is taken.",
  );
});

it("offers a session that one of its people cannot come to another place, and says why when there is none", () => {
  const tuesday = (start: string, end: string): TimetableNeeds["people"] => [
    { personId: "sam", availability: "some-times", times: [{ date: "2026-03-03", start, end }] },
  ];
  const places = (people: TimetableNeeds["people"]) => {
    const team = {
      date: "2026-03-03",
      start: "09:00",
      peerIds: ["ada", "bo"],
      personIds: [],
      roomId: "large",
    };
    const source = sourceOf(
      [trialSession({ id: "a", personIds: ["sam"] }), trialSession({ id: "b", ...team })],
      {
        people,
      },
    );
    return sessionPlaces(source, toProblem(source, DAYS), "a", { date: "2026-01-01", time: "09:00" });
  };
  const { offers } = places(tuesday("09:00", "11:30"));
  expect(offers.length).toBeGreaterThan(0);
  expect(offers.every(({ standing }) => standing.date === "2026-03-03")).toBe(true);
  // What it breaks now is no saving in points.
  expect(offers.map(({ cost }) => cost)).toEqual(offers.map(() => "Costs nothing more."));
  // The one time that would suit is taken by a meeting of the whole team.
  const none = places(tuesday("09:00", "09:45"));
  expect(none.offers).toEqual([]);
  expect(none.reasons).toContain("sam is free only Tuesday 3 March 2026 9am to 9:45am.");
  expect(none.reasons.join(" ")).not.toContain("no other place");
});
