import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Role, Stage } from "#app/access/permissions.ts";
import { makePermit, permitAt } from "#app/access/permit.server.ts";
import { makeAndRelease } from "#app/areas/demonstration/make-and-release.server.ts";
import { moveToToday } from "#app/areas/demonstration/move-to-today.server.ts";
import { listPeerProposals } from "#app/areas/peer-team/read-proposals.server.ts";
import { watchClock } from "#app/areas/retention/watch-clock.server.ts";
import { findClashes } from "#app/areas/timetable/clashes/clashes.ts";
import { placedSessions, unplacedSessions } from "#app/areas/timetable/plan/day-plan.ts";
import { readLastRelease } from "#app/areas/timetable/plan/last-release.server.ts";
import { readNeeds } from "#app/areas/timetable/plan/needs/needs-store.server.ts";
import { readTimetable } from "#app/areas/timetable/plan/read-timetable.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { verifyChain } from "#app/audit/verify-chain.server.ts";
import { type Demonstration, run as demo } from "#app/cli/demo.server.ts";
import { plusDays } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { readEnvironment } from "#app/platform/settings/env.server.ts";
import { sessions } from "./content/on-site/sessions.ts";
import { readSignInGuide } from "./sign-in-guide.server.ts";

// A Saturday and a bank holiday: nobody works on such a day but whoever tries the demonstration.
const TODAY = "2026-12-26";
const NOW = new Date(`${TODAY}T09:20:00Z`);

const MADE_MS = 120_000;

let made: Demonstration;

/** Somebody of a challenge, as `cpc demo` names them. */
async function scopeOf(stage: Stage, role: Role) {
  const found = made.challenges.find((each) => each.stage === stage);
  const email = found?.signIns.find((each) => each.role === role)?.email ?? "";
  const membership = await db.membership.findFirstOrThrow({
    where: { challengeId: found?.id ?? "", account: { email } },
    select: { councilId: true, peerId: true, accountId: true, account: { select: { name: true } } },
  });
  const permit = makePermit({
    challengeId: found?.id ?? "",
    challengeTitle: found?.title ?? "",
    stage,
    actor: { accountId: membership.accountId, name: membership.account.name },
    role,
    councilId: membership.councilId,
    peerId: membership.peerId,
    requestId: null,
  });
  return permitAt(permit, { id: found?.visitId ?? "", kind: "on-site" });
}

beforeAll(async () => {
  vi.setSystemTime(NOW);
  await demo(["--stage", "preparing"]);
  made = await demo(["--stage", "on-site"]);
}, MADE_MS);

describe("cpc demo --stage", () => {
  it("prints the one asked for, and all that are there", () => {
    expect(made.challenge).toEqual({
      id: made.challenges[1]?.id,
      title: "Lowmarsh corporate peer challenge",
      visitId: made.challenges[1]?.visitId,
    });
    expect(made.signIns).toBe(made.challenges[1]?.signIns);
    expect(made.challenges.map(({ stage, title }) => [stage, title])).toEqual([
      ["preparing", "Tarnwick corporate peer challenge"],
      ["on-site", "Lowmarsh corporate peer challenge"],
    ]);
  });

  it("makes nothing twice, and has one administrator for all", async () => {
    expect((await demo(["--stage", "on-site"])).challenges).toEqual(made.challenges);
    expect(await db.account.count({ where: { isAdministrator: true } })).toBe(1);
    const administrators = made.challenges.map(
      ({ signIns }) => signIns.find(({ role }) => role === "administrator")?.email,
    );
    expect(new Set(administrators)).toEqual(new Set(["morgan.ellery@workspace.example"]));
  });

  it("leaves a clock that nobody doubts, whatever days its events are dated", async () => {
    expect(await db.clockSight.findMany({ select: { doubtedSince: true } })).toEqual([
      { doubtedSince: null },
    ]);
    expect((await watchClock(new Date(NOW.getTime() + 60_000))).doubtedSince).toBeNull();
  });

  it("gives the same ids every time, whichever was made first", () => {
    expect(made.challenges.map(({ id }) => id)).toEqual([
      "01JNF77H001X453R71ETWHBGF2",
      "01JNHSM800K0YQX11Q5056PK25",
    ]);
  });

  it("refuses a stage that there is not, by name", async () => {
    await expect(demo(["--stage", "publishing"])).rejects.toThrow(
      "There is no demonstration of “publishing”: the stages are preparing, on-site, reviewing.",
    );
  });

  it("leaves a trail that holds", async () => {
    expect(await verifyChain([], NOW)).toMatchObject({ isWhole: true });
  });
});

describe("preparing", () => {
  it("lies ahead, on days of work, with nothing placed but what has its time by itself", async () => {
    const record = await readTimetable(await scopeOf("preparing", "coordinator"));
    expect(record.visit.days).toEqual(["2027-03-01", "2027-03-02", "2027-03-03"]);
    expect(record.sessions).toHaveLength(22);
    expect(unplacedSessions(record.sessions)).toHaveLength(16);
    expect(await readLastRelease(await scopeOf("preparing", "coordinator"))).toBeNull();
    const wanted = unplacedSessions(record.sessions).filter(({ personIds }) => personIds.length > 0);
    expect(wanted).toHaveLength(16);
  });
});

describe("peers put to the council", () => {
  const standsAt = async (stage: Stage) => {
    const proposals = await listPeerProposals(await scopeOf(stage, "coordinator"));
    return proposals.map(({ councils }) => councils.map(({ stand }) => stand.state));
  };

  it("are agreed where the visit goes on, and one is not where it is prepared", async () => {
    expect(await standsAt("on-site")).toEqual([["agreed"], ["agreed"], ["agreed"], ["agreed"]]);
    expect(await standsAt("preparing")).toEqual([["agreed"], ["agreed"], ["agreed"], ["against"]]);
    const { challengeId } = await scopeOf("preparing", "challenge-manager");
    expect(await db.peer.count({ where: { challengeId, status: "proposed" } })).toBe(1);
  });
});

describe("interests for the visit", () => {
  const answered = async (stage: Stage) => {
    const { visitId } = await scopeOf(stage, "challenge-manager");
    const where = { visitId };
    const rows = await db.conflictOfInterest.findMany({ where, select: { isNothing: true, decision: true } });
    const declared = rows.filter(({ isNothing }) => !isNothing);
    return {
      nothing: rows.length - declared.length,
      decided: declared.map(({ decision }) => decision !== null),
    };
  };

  it("are answered by everybody where the peers are there, and by some while it is prepared", async () => {
    expect(await answered("on-site")).toEqual({ nothing: 5, decided: [] });
    expect(await answered("preparing")).toEqual({ nothing: 2, decided: [true] });
  });
});

describe("what a body of the council decided", () => {
  it("points to the body in the council's record, which met on that day", async () => {
    const { challengeId } = await scopeOf("on-site", "coordinator");
    const decisions = await db.decision.findMany({
      where: { challengeId, takenByKind: "body" },
      select: {
        decidedOn: true,
        takenBy: true,
        body: { select: { name: true, meetings: { select: { day: true } } } },
      },
    });
    expect(decisions).toHaveLength(2);
    for (const { body, takenBy, decidedOn } of decisions) {
      expect(body?.name).toBe(takenBy);
      expect(body?.meetings.map(({ day }) => day)).toContain(decidedOn);
    }
  });
});

describe("on site", () => {
  it("is there today, also on a Saturday that is a bank holiday, and nothing clashes", async () => {
    const permit = await scopeOf("on-site", "coordinator");
    const record = await readTimetable(permit);
    expect(record.visit.days).toEqual(["2026-12-25", "2026-12-26", "2026-12-27"]);
    const today = placedSessions(record.sessions).filter(({ date }) => date === TODAY);
    expect(today).toHaveLength(sessions.filter(({ day }) => day === 0).length);
    expect(findClashes(record)).toEqual([]);
    expect((await readLastRelease(permit))?.sessions).toHaveLength(sessions.length);
  });

  it("has notes of the first day only, from every peer", async () => {
    const { challengeId } = await scopeOf("on-site", "peer");
    const notes = await db.note.findMany({
      where: { challengeId },
      select: { authorId: true, recordedAt: true, session: { select: { date: true } } },
    });
    expect(notes).toHaveLength(20);
    expect(new Set(notes.map(({ session }) => session?.date))).toEqual(new Set(["2026-12-25"]));
    expect(new Set(notes.map(({ authorId }) => authorId)).size).toBe(4);
    expect(notes.every(({ recordedAt }) => recordedAt < NOW)).toBe(true);
  });
});

describe("calls before the visit", () => {
  it("are arranged where it is prepared, and were released where it goes on, each with a way to join", async () => {
    const callsAt = async (stage: Stage) => {
      const permit = await scopeOf(stage, "coordinator");
      const visits = await listVisits(permit.challengeId);
      const calls = visits.find(({ kind }) => kind === "conversations");
      return permitAt(permit, { id: calls?.id ?? "", kind: "conversations" });
    };
    const [preparing, onSite] = [await callsAt("preparing"), await callsAt("on-site")];
    const { sessions, visit } = await readTimetable(onSite);
    expect(visit.days).toEqual(["2026-12-11", "2026-12-12"]);
    expect(sessions.every(({ joinAddress }) => joinAddress !== "")).toBe(true);
    expect((await readLastRelease(onSite))?.sessions).toHaveLength(2);
    expect(await readLastRelease(preparing)).toBeNull();
    for (const permit of [preparing, onSite]) {
      expect(findClashes(await readTimetable(permit), await readNeeds(permit))).toEqual([]);
    }
  });
});

describe("the page to sign in", () => {
  it("says which sign-in is for which job, of what is there", async () => {
    const guide = await readSignInGuide(readEnvironment({}), TODAY);
    expect(guide?.challenges.map(({ title }) => title)).toEqual(made.challenges.map(({ title }) => title));
    const [first] = guide?.challenges[0]?.jobs ?? [];
    expect(first).toMatchObject({
      text: "Make the timetable",
      email: "holly.bramwell@tarnwick.example",
      returnTo: `/challenges/${made.challenges[0]?.id}/demonstration/timetable`,
    });
  });

  it("does not say that the peers are on site when their days have passed", async () => {
    const stateOf = async (today: string) =>
      (await readSignInGuide(readEnvironment({}), today))?.challenges[1]?.state;
    expect(await stateOf("2026-12-27")).toContain("The peers are on site.");
    expect(await stateOf("2026-12-28")).toContain("have passed");
  });

  it("says nothing where others reach the server", async () => {
    expect(await readSignInGuide(readEnvironment({ HOST: "0.0.0.0" }), TODAY)).toBeNull();
    expect(
      await readSignInGuide(readEnvironment({ PUBLIC_URL: "https://challenges.example.org" }), TODAY),
    ).toBeNull();
  });

  it("leaves out whoever's account was switched off", async () => {
    const email = "holly.bramwell@tarnwick.example";
    await db.account.update({ where: { email }, data: { disabledAt: NOW }, select: { id: true } });
    const guide = await readSignInGuide(readEnvironment({}), TODAY);
    await db.account.update({ where: { email }, data: { disabledAt: null }, select: { id: true } });
    expect(guide?.challenges[0]?.jobs.map((job) => job.email)).toEqual(["nadia.farrell@peer.example"]);
  });
});

describe("move it to today", () => {
  const LATER = new Date("2027-02-14T08:00:00Z");

  it("is refused to all but the manager, and while the days are not over", async () => {
    await expect(moveToToday(await scopeOf("on-site", "coordinator"), LATER)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(moveToToday(await scopeOf("on-site", "challenge-manager"), NOW)).rejects.toThrow(
      "The days of this visit are not over",
    );
  });

  it("is not there for a challenge of real people", async () => {
    const permit = await scopeOf("on-site", "challenge-manager");
    const mark = (isDemonstration: boolean) =>
      db.challenge.update({
        where: { id: permit.challengeId },
        data: { isDemonstration },
        select: { id: true },
      });
    await mark(false);
    await expect(moveToToday(permit, LATER)).rejects.toMatchObject({ code: "not-found" });
    await expect(makeAndRelease(await scopeOf("on-site", "coordinator"), LATER)).rejects.toMatchObject({
      code: "not-found",
    });
    await mark(true);
    expect((await readTimetable(permit)).visit.days[0]).toBe("2026-12-25");
  });

  it("moves days, sessions and open key dates together, releases anew and says so in the trail", async () => {
    const permit = await scopeOf("on-site", "challenge-manager");
    const before = await readTimetable(permit);
    const dueOf = () =>
      db.milestone.findFirstOrThrow({
        where: { challengeId: permit.challengeId, key: "draft-report" },
        select: { dueOn: true },
      });
    const due = (await dueOf()).dueOn ?? "";
    expect(await moveToToday(permit, LATER)).toBe("2027-02-13");
    const after = await readTimetable(permit);
    expect(after.visit.days).toEqual(["2027-02-13", "2027-02-14", "2027-02-15"]);
    expect(after.sessions.map(({ id, date, start }) => ({ id, date, start }))).toEqual(
      before.sessions.map(({ id, date, start }) => ({ id, date: plusDays(date ?? "", 50), start })),
    );
    expect((await dueOf()).dueOn).toBe(plusDays(due, 50));
    expect(findClashes(after)).toEqual([]);
    const released = await readLastRelease(permit);
    expect(released?.number).toBe(2);
    expect(released?.sessions.map(({ date }) => date).sort()).toEqual(
      after.sessions.map(({ date }) => date).sort(),
    );
    const event = await db.auditEvent.findFirst({
      where: { challengeId: permit.challengeId, type: "demonstration-moved" },
      select: { data: true },
    });
    expect(JSON.parse(event?.data ?? "{}")).toEqual({ from: "2026-12-25", to: "2027-02-13" });
    expect(await db.note.count({ where: { challengeId: permit.challengeId } })).toBe(20);
  });
});
