import { describe, expect, it } from "vitest";
import { changeVisit } from "#app/areas/challenge/change-visits.server.ts";
import {
  addMilestone,
  addUsualMilestones,
  editMilestone,
} from "#app/areas/challenge/edit-milestone.server.ts";
import { moveDates } from "#app/areas/challenge/move-dates.server.ts";
import { listMilestones } from "#app/areas/challenge/store.server.ts";
import * as homePage from "#app/areas/home/routes/home.tsx";
import * as releasePage from "#app/areas/publication/routes/release.tsx";
import { issueReport } from "#app/areas/report/issue-report.server.ts";
import { permitAtFirstPhase } from "#app/areas/visits/permit-at-visit.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { daysFromTo } from "#app/areas/visits/write-visits.server.ts";
import { plusDays } from "#app/platform/days.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { readKeyDate, readKeyDates } from "./read-key-dates.server.ts";
import * as keyDatePage from "./routes/key-date.tsx";
import * as keyDatesPage from "./routes/key-dates.tsx";

const ask = drawnPages({
  "/challenges/:challengeId": homePage,
  "/challenges/:challengeId/key-dates": keyDatesPage,
  "/challenges/:challengeId/key-dates/:milestoneId": keyDatePage,
  "/challenges/:challengeId/publication/release/:versionId": releasePage,
});

/** The words of a page, as somebody of a challenge is sent it today. */
async function wordsOf(address: string, { permits }: TestChallenge): Promise<string> {
  const { accountId } = permits.challengeManager.actor;
  const cookie = await sessionCookie(accountId);
  const { html, status } = await ask(address, { cookie });
  expect(status, address).toBe(200);
  return html
    .replaceAll(/<script\b[\s\S]*?<\/script>/g, "")
    .replaceAll(/<!--.*?-->/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
}

/** A challenge whose visit ended so many days ago, with the usual dates; its record began so many days ago. */
async function visited(
  ago: { end: number; record: number },
  stage: "scoping" | "on-site" | "reporting" = "reporting",
): Promise<TestChallenge> {
  const challenge = await makeTestChallenge({ stage });
  const today = new Date().toISOString().slice(0, 10);
  const end = plusDays(today, -ago.end);
  const createdAt = new Date(Date.now() - ago.record * 86_400_000);
  await db.challenge.update({ where: { id: challenge.id }, data: { createdAt }, select: { id: true } });
  await setDaysOnSite(db, challenge.id, daysFromTo(plusDays(end, -3), end));
  await addUsualMilestones(challenge.permits.challengeManager, new Date());
  return challenge;
}

const named = async ({ permits }: TestChallenge, key: string) => {
  const date = (await listMilestones(permits.challengeManager)).find((one) => one.key === key);
  if (date === undefined) throw new Error(`there is no ${key}`);
  return date;
};

describe("a stage before the record began (E8)", () => {
  it("is before this workspace on home and in the list, and late nowhere", async () => {
    const challenge = await visited({ end: 30, record: 20 });
    const list = await wordsOf(`/challenges/${challenge.id}/key-dates`, challenge);
    expect(list).toMatch(/Scope agreed .*?Before this workspace/);
    expect(list).not.toMatch(/Scope agreed [^.]*?Late by/);
    const home = await wordsOf(`/challenges/${challenge.id}`, challenge);
    // The draft was due nine days ago, in the time of the record; scope, pack and call before it.
    expect(home).toContain("Late by 9 days");
    expect(home).not.toMatch(/Late by (?!9 days)/);
    expect(home).not.toContain("Scope agreed");
  });

  it("is late where the record was there", async () => {
    const challenge = await visited({ end: 30, record: 400 });
    expect(await wordsOf(`/challenges/${challenge.id}`, challenge)).toContain("Scope agreed");
  });
});

describe("the plan's two days (E9)", () => {
  it("stand in the list, on home, at the date and where it is published, with the same lateness", async () => {
    const challenge = await visited({ end: 100, record: 400 });
    const { challengeManager } = challenge.permits;
    // What comes before is done: the first page names the dates that are late longest.
    await db.milestone.updateMany({
      where: { challengeId: challenge.id, key: { notIn: ["action-plan-published", "progress-review"] } },
      data: { doneOn: "2026-01-12" },
    });
    const { dueOn, latestOn, id } = await named(challenge, "action-plan-published");
    const late = (await readKeyDate(challengeManager, id, new Date())).standing;
    expect(late.daysLate).toBeGreaterThan(5);
    expect(latestOn).not.toBeNull();
    expect(late.text).toMatch(/^Late by \d+ days; .* at the very latest$/);
    expect(dueOn !== null && latestOn !== null && dueOn < latestOn).toBe(true);
    const report = await issueReport(challengeManager, { status: "final", acknowledged: true }, new Date());
    await db.issuedVersion.updateMany({ where: { id: report.id }, data: { kind: "action-plan" } });
    for (const page of ["", "/key-dates", `/publication/release/${report.id}`]) {
      expect(await wordsOf(`/challenges/${challenge.id}${page}`, challenge), page).toContain(late.text);
    }
  });
});

describe("elections, asked of each council (B7)", () => {
  it("says if, at a visit in April and at a date, while nobody has said whether the council votes", async () => {
    const challenge = await makeTestChallenge({ stage: "preparing" });
    const { challengeManager } = challenge.permits;
    await setDaysOnSite(db, challenge.id, ["2026-04-01", "2026-04-02", "2026-04-03"]);
    await addUsualMilestones(challengeManager, TEST_NOW);
    const { dates, visits } = await readKeyDates(challengeManager, TEST_NOW);
    expect(visits[0]?.days.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      ["pre-election-period-if"],
      ["pre-election-period-if"],
      ["bank-holiday", "pre-election-period-if"],
    ]);
    expect(dates.find(({ key }) => key === "draft-report")?.warnings.map(({ code }) => code)).toEqual([
      "pre-election-period-if",
    ]);
    expect(await wordsOf(`/challenges/${challenge.id}/key-dates`, challenge)).toContain(
      "If Wexcombe Borough Council votes on 7 May 2026, 1 April 2026 is in its pre-election period",
    );
    expect(await wordsOf(`/challenges/${challenge.id}`, challenge)).toContain(
      "Of these days, 3 April 2026 is a bank holiday, 3 days may be in a pre-election period.",
    );
  });

  it("says on the first page what the days on site are, and counts no call before them", async () => {
    const challenge = await makeTestChallenge({ stage: "preparing" });
    await setDaysOnSite(db, challenge.id, ["2026-03-06", "2026-03-07"]);
    await db.visit.create({
      data: {
        id: newId(),
        challengeId: challenge.id,
        kind: "conversations",
        position: 2,
        days: { create: { date: "2026-02-21" } },
      },
      select: { id: true },
    });
    expect(await wordsOf(`/challenges/${challenge.id}`, challenge)).toContain(
      "Of these days, 7 March 2026 is at a weekend. ",
    );
  });

  it("takes the council at its word, put off and put back, and says nothing of another council", async () => {
    const challenge = await makeTestChallenge({ stage: "preparing", partnership: true });
    const { challengeManager } = challenge.permits;
    await addUsualMilestones(challengeManager, TEST_NOW);
    const codes = async () => {
      const { dates } = await readKeyDates(challengeManager, TEST_NOW);
      return dates
        .find(({ key }) => key === "draft-report")
        ?.warnings.map(({ code, message }) => [code, message.includes("Wexcombe")]);
    };
    const say = (councilId: string | undefined, number: number, votes: boolean, isTakenOut = false) =>
      db.councilElection.create({
        data: {
          id: newId(),
          councilId: councilId ?? "",
          year: 2026,
          number,
          votes,
          isTakenOut,
          source: "the council",
          saidAt: TEST_NOW,
          saidById: "nobody",
          saidByName: "Cora Coordinator",
        },
        select: { id: true },
      });
    await say(challenge.otherCouncil?.recordId, 1, false);
    await say(challenge.council.recordId, 1, true);
    expect(await codes()).toEqual([["pre-election-period", true]]);
    await say(challenge.council.recordId, 2, true, true);
    expect(await codes()).toEqual([]);
    await say(challenge.council.recordId, 3, true);
    expect(await codes()).toEqual([["pre-election-period", true]]);
  });

  it("warns of a date after a council's last day", async () => {
    const challenge = await makeTestChallenge();
    const { challengeManager } = challenge.permits;
    await addUsualMilestones(challengeManager, TEST_NOW);
    await db.council.update({
      where: { id: challenge.council.recordId },
      data: { lastDay: "2027-01-04", successorName: "Sallowshire Council" },
      select: { id: true },
    });
    const { id } = await named(challenge, "progress-review");
    const { warnings } = await readKeyDate(challengeManager, id, TEST_NOW);
    expect(warnings.map(({ message }) => message).join()).toContain(
      "5 January 2027 is after the last day of Wexcombe Borough Council, 4 January 2027. Sallowshire Council follows it",
    );
  });
});

describe("why a date has its day", () => {
  it("says the rule, and who set another day and when", async () => {
    const { permits } = await makeTestChallenge();
    await addUsualMilestones(permits.challengeManager, TEST_NOW);
    const draft = (await listMilestones(permits.peer)).find(({ key }) => key === "draft-report");
    const input = { dueOn: "2026-04-01", doneOn: null, lateReason: "Two peers were ill.", version: 1 };
    await editMilestone(permits.coordinator, draft?.id ?? "", input, TEST_NOW);
    const date = await readKeyDate(permits.peer, draft?.id ?? "", TEST_NOW);
    expect(date.why).toBe(
      "Due 1 April 2026, as set by Cora Coordinator on 12 January 2026 (Two peers were ill). The rule gives 26 March 2026: 3 weeks after the last day on site, 5 March 2026 (LGA from April 2024).",
    );
    // Put back, it is the rule's again.
    await editMilestone(
      permits.coordinator,
      draft?.id ?? "",
      { ...input, dueOn: "2026-03-26", version: 2 },
      TEST_NOW,
    );
    const back = await readKeyDate(permits.peer, draft?.id ?? "", TEST_NOW);
    expect(back.why).toBe(
      "Due 26 March 2026: 3 weeks after the last day on site, 5 March 2026 (LGA from April 2024).",
    );
  });

  it("names who added a date of the challenge's own", async () => {
    const { permits } = await makeTestChallenge();
    await addMilestone(permits.coordinator, { label: "Cabinet", dueOn: "2026-02-04" }, TEST_NOW);
    const [own] = (await readKeyDates(permits.peer, TEST_NOW)).dates;
    expect(own).toMatchObject({ label: "Cabinet", base: null, isHouseRule: false });
    expect(own?.why).toMatch(/^Due 4 February 2026, as set by Cora Coordinator on 12 January 2026\./);
  });

  it("settles what cannot hold by people alone", async () => {
    const { permits } = await makeTestChallenge();
    await addUsualMilestones(permits.challengeManager, TEST_NOW);
    const { id, version } = (await listMilestones(permits.peer)).find(
      ({ key }) => key === "progress-review",
    ) ?? {
      id: "",
      version: 0,
    };
    const input = { doneOn: null, lateReason: null };
    await editMilestone(
      permits.coordinator,
      id,
      { ...input, dueOn: "2026-12-31", notBefore: "2027-03-05", version },
      TEST_NOW,
    );
    const codes = async () =>
      (await readKeyDate(permits.peer, id, TEST_NOW)).warnings.map(({ code }) => code);
    expect(await codes()).toContain("contradiction");
    await editMilestone(
      permits.coordinator,
      id,
      { ...input, dueOn: "2026-12-31", notBefore: null, version: version + 1 },
      TEST_NOW,
    );
    expect(await codes()).not.toContain("contradiction");
  });
});

describe("when the visit moves", () => {
  const move = async ({ permits, id }: TestChallenge, moveDates: "move" | "keep") => {
    const permit = await permitAtFirstPhase(permits.challengeManager);
    const [visit] = await listVisits(id);
    await changeVisit(
      permit,
      { version: visit?.version ?? 0, title: "", first: "2026-04-13", last: "2026-04-16", moveDates },
      TEST_NOW,
    );
  };

  it("both days of the plan move, and a day that was set stays", async () => {
    const challenge = await makeTestChallenge();
    const { challengeManager } = challenge.permits;
    await addUsualMilestones(challengeManager, TEST_NOW);
    const draft = await named(challenge, "draft-report");
    const set = {
      dueOn: "2026-04-01",
      doneOn: null,
      lateReason: "Two peers were ill",
      version: draft.version,
    };
    await editMilestone(challengeManager, draft.id, set, TEST_NOW);
    await move(challenge, "move");
    expect(await named(challenge, "action-plan-published")).toMatchObject({
      dueOn: "2026-07-16",
      latestOn: "2026-09-16",
    });
    expect((await named(challenge, "draft-report")).dueOn).toBe("2026-04-01");
  });

  it("dates that were left where they are say who left them, and go on standing there", async () => {
    const challenge = await makeTestChallenge();
    const { challengeManager } = challenge.permits;
    await addUsualMilestones(challengeManager, TEST_NOW);
    await move(challenge, "keep");
    const { id } = await named(challenge, "draft-report");
    expect((await readKeyDate(challengeManager, id, TEST_NOW)).why).toBe(
      "Due 26 March 2026, as set by Mara Manager on 12 January 2026. The rule gives 7 May 2026: 3 weeks after the last day on site, 16 April 2026 (LGA from April 2024).",
    );
  });

  it("of a demonstration moved to today, dates follow the rules and what was set moves by as many days", async () => {
    const challenge = await makeTestChallenge();
    const { challengeManager } = challenge.permits;
    await addUsualMilestones(challengeManager, TEST_NOW);
    await addMilestone(challengeManager, { label: "Cabinet", dueOn: "2026-02-04" }, TEST_NOW);
    await transaction((tx) => moveDates(tx, challengeManager, 31));
    const { dates } = await readKeyDates(challengeManager, TEST_NOW);
    expect(dates.find(({ key }) => key === "report-published")).toMatchObject({ dueOn: "2026-07-05" });
    expect(dates.find(({ label }) => label === "Cabinet")?.dueOn).toBe("2026-03-07");
    expect(dates.filter(({ key, why }) => !key.startsWith("own-") && / set by /.test(why))).toEqual([]);
  });
});
