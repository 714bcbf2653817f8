import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Stage } from "#app/access/permissions.ts";
import type { ChallengePermit } from "#app/access/permit.ts";
import { issuePlan } from "#app/areas/action-plan/issue-plan.server.ts";
import { updateAction } from "#app/areas/action-plan/update-action.server.ts";
import { editMilestone } from "#app/areas/challenge/edit-milestone.server.ts";
import { removeMember } from "#app/areas/people/members/remove-member.server.ts";
import { savePackItem } from "#app/areas/preparation/save-pack-item.server.ts";
import { submitStatement } from "#app/areas/preparation/submit-statement.server.ts";
import { releasePublication } from "#app/areas/publication/release-publication.server.ts";
import { answerComment } from "#app/areas/report/answer-comment.server.ts";
import { commentOnDraft } from "#app/areas/report/comment-on-draft.server.ts";
import { issueReport } from "#app/areas/report/issue-report.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { addTestAction } from "#tests/support/factories-action-plan.ts";
import { addReportContent } from "#tests/support/factories-report.ts";
import { mailParts } from "#tests/support/mail-parts.ts";
import { startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { TELLING_JOBS } from "./telling-jobs.server.ts";

/**
 * Fourteen months of a partnership's challenge, of another that one of its people serves too, and of one of the demonstration, under a clock
 * of their own: what people do, by the use-cases; what the server does by itself, by its own table of jobs; a real mail server, which takes
 * nothing for a day; two processes that are killed in the middle. Who has to have which line on which day was worked out by hand, from the
 * house rules: 28 and 7 days before a key date, 7 and 1 before a document, 14 and 3 before an action, a day after, and 7, 3 and 14 days after
 * to whoever manages.
 */
const FIRST = "2026-10-05";
const LAST = "2027-12-04";

/**
 * When the server looks, in London: also at night and just before and after the hours in which people are told things. On a day on which nobody
 * does anything and nobody is to be told anything it looks once, when whatever it told by mistake would go, weekends and bank holidays too.
 */
const LOOKS = ["02:00", "07:55", "08:15", "11:00", "16:30", "18:05"];
const LOOKS_OF_A_QUIET_DAY = ["08:15"];

/** A day on which the mail server takes nothing from anybody. */
const NO_MAIL_ON = "2027-01-11";

const HOLIDAYS = [
  "2026-12-25",
  "2026-12-28",
  "2027-01-01",
  "2027-03-26",
  "2027-03-29",
  "2027-05-03",
  "2027-05-31",
  "2027-08-30",
];

const COORDINATORS = ["Cora Coordinator", "Hana Coordinator"];
const TEAM = ["Mara Manager", "Sol Support", "Asha Peer", "Ben Peer"];
const WRITERS = ["Mara Manager", "Asha Peer", "Ben Peer"];
const WEXCOMBE = ["Cora Coordinator", "Rhys Reader"];
const HARROWMERE = ["Hana Coordinator", "Hal Reader"];

/** What a line begins with, who is to have it, and on which days. */
const EXPECTED: readonly [line: string, who: readonly string[], days: readonly string[]][] = [
  // 28 days before is a Friday before the first day; a week before it is done.
  ["Scope agreed: by", ["Mara Manager"], ["2026-10-05"]],
  ["Wexcombe budget", ["Cora Coordinator"], ["2026-10-06", "2026-12-22", "2026-12-24"]],
  ["Harrowmere accounts", ["Hana Coordinator"], ["2026-10-06", "2026-12-29", "2027-01-04", "2027-01-06"]],
  ["Harrowmere accounts", ["Mara Manager", "Sol Support"], ["2027-01-08"]],
  // A week before is the day without mail.
  ["Pack sent to the peers", COORDINATORS, ["2026-12-21", "2027-01-12", "2027-01-19"]],
  ["Pack sent to the peers", ["Mara Manager"], ["2027-01-25"]],
  ["Position statement, version 1", TEAM, ["2027-01-20"]],
  ["Draft report to the council: by", ["Mara Manager"], ["2027-02-05", "2027-02-26"]],
  ["Draft report, version 1", [...WEXCOMBE, ...HARROWMERE], ["2027-03-03"]],
  ["Asked for by Wexcombe", WRITERS, ["2027-03-05"]],
  // Asked for on a Saturday.
  ["Asked for by Harrowmere", WRITERS, ["2027-03-08"]],
  ["About Wexcombe page", WEXCOMBE, ["2027-03-09"]],
  // Answered ten minutes before the evening.
  ["About Harrowmere page", HARROWMERE, ["2027-03-10"]],
  [
    "Report, version 2",
    [...TEAM.filter((name) => name !== "Mara Manager"), ...WEXCOMBE, ...HARROWMERE],
    ["2027-03-15"],
  ],
  ["Report published", COORDINATORS, ["2027-04-14", "2027-05-05"]],
  ["Action plan published: by", COORDINATORS, ["2027-04-14", "2027-06-14", "2027-07-05"]],
  ["Action plan published: was", COORDINATORS, ["2027-07-13"]],
  ["Action plan published: was", ["Mara Manager"], ["2027-07-19"]],
  [
    "Action plan published: now 12 July 2027",
    [...TEAM.filter((name) => name !== "Mara Manager"), ...WEXCOMBE, ...HARROWMERE],
    ["2027-04-20"],
  ],
  ["Wexcombe: action plan, version 1", [...TEAM, "Rhys Reader", ...HARROWMERE], ["2027-05-04"]],
  // One of the peers does without what was published.
  [
    "Wexcombe and Harrowmere: peer challenge report, 2027",
    ["Mara Manager", "Sol Support", "Asha Peer", "Rhys Reader", ...HARROWMERE],
    ["2027-05-10"],
  ],
  // A day late is a Saturday.
  ["Action 1.1, Wexcombe action one", ["Owen Owner"], ["2027-05-07", "2027-05-18", "2027-05-24"]],
  ["Action 1.1, Wexcombe action one", ["Cora Coordinator"], ["2027-06-04"]],
  // A reader is taken out: the council's own co-ordinator is told.
  ["Hal Reader, council reader", ["Hana Coordinator"], ["2027-06-01"]],
  // Nobody's, and three days before is a Sunday.
  ["Action 1.2, Wexcombe action two", ["Cora Coordinator"], ["2027-06-16", "2027-06-25"]],
  // By then one of the readers has left.
  ["Harrowmere: action plan, version 1", [...TEAM, ...WEXCOMBE], ["2027-07-08"]],
  ["Action 1.1, Harrowmere action one", ["Hope Owner"], ["2027-08-17", "2027-08-27"]],
  ["Action 1.2, Harrowmere action two", ["Hana Coordinator"], ["2027-09-16", "2027-09-27", "2027-10-01"]],
  // Both fall on a Sunday.
  ["Progress review held", ["Mara Manager"], ["2027-11-12", "2027-12-03"]],
  // Nobody says that it is done; a day late is a Saturday.
  ["Millbrook draft", ["Mara Manager", "Bob Manager"], ["2027-02-05", "2027-02-26", "2027-03-08"]],
  ["Millbrook draft", ["Sid Support"], ["2027-03-12"]],
  // It closes before the second.
  ["Millbrook review", ["Mara Manager", "Bob Manager"], ["2027-05-18"]],
];

/** An instant in London: the tests run there. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00`);

interface Line {
  name: string;
  text: string;
  day: string;
}

let server: TestMailServer;
let challenge: TestChallenge;
let millbrook: TestChallenge;
let demonstration: TestChallenge;
const lines: Line[] = [];
const mails: { name: string; at: Date }[] = [];
const nameOf = new Map<string, string>();

async function addDate(challengeId: string, key: string, label: string, dueOn: string): Promise<string> {
  const id = newId();
  const position = await db.milestone.count({ where: { challengeId } });
  await db.milestone.create({
    data: { id, challengeId, key, label, rule: "as agreed", dueOn, position },
    select: { id: true },
  });
  return id;
}

beforeAll(async () => {
  server = await startMailServer();
  env.smtpUrl = server.url;
  demonstration = await makeTestChallenge({ stage: "preparing", title: "Wexcombe on trial" });
  await db.account.updateMany({ data: { name: "Demonstration" } });
  await db.challenge.updateMany({ data: { isDemonstration: true } });
  millbrook = await makeTestChallenge({ stage: "reporting", title: "Millbrook" });
  await db.account.updateMany({ where: { name: { not: "Demonstration" } }, data: { name: "Of Millbrook" } });
  await db.account.update({
    where: { id: millbrook.permits.challengeManager.actor.accountId },
    data: { name: "Bob Manager" },
  });
  await db.account.update({
    where: { id: millbrook.permits.supportOfficer.actor.accountId },
    data: { name: "Sid Support" },
  });
  challenge = await makeTestChallenge({ partnership: true, stage: "preparing" });
  await setDaysOnSite(db, challenge.id, ["2027-02-09", "2027-02-12"]);
  await db.membership.create({
    data: {
      id: newId(),
      accountId: challenge.permits.challengeManager.actor.accountId,
      challengeId: millbrook.id,
      role: "challenge-manager",
      createdAt: TEST_NOW,
    },
  });
  for (const { name, email } of await db.account.findMany()) nameOf.set(email, name);
}, 60_000);

afterAll(() => server.stop());

/** What people do, each by the use-case of it, at its time. */
async function script(): Promise<[day: string, time: string, does: (now: Date) => Promise<unknown>][]> {
  const { id, permits, council, otherCouncil } = challenge;
  const dates = {
    scope: await addDate(id, "scope-agreed", "Scope agreed", "2026-10-30"),
    pack: await addDate(id, "pack-sent", "Pack sent to the peers", "2027-01-18"),
    draft: await addDate(id, "draft-report", "Draft report to the council", "2027-03-05"),
    report: await addDate(id, "report-published", "Report published", "2027-05-12"),
    plan: await addDate(id, "action-plan-published", "Action plan published", "2027-05-12"),
    review: await addDate(id, "progress-review", "Progress review held", "2027-12-12"),
  };
  await addDate(millbrook.id, "draft-report", "Millbrook draft", "2027-03-05");
  await addDate(millbrook.id, "own-review", "Millbrook review", "2027-06-15");
  await addDate(demonstration.id, "pack-sent", "Pack sent to the peers", "2027-01-18");
  await addReportContent(challenge);
  await db.statementSection.create({
    data: {
      id: newId(),
      challengeId: id,
      title: "Introduction",
      status: "ready",
      body: "Two councils, one team.",
      position: 1,
      updatedAt: TEST_NOW,
    },
  });
  const { id: recommendationId } = await db.recommendation.findFirstOrThrow({ where: { challengeId: id } });

  const at = <P extends ChallengePermit>(permit: P, stage: Stage) => atStage(permit, stage);
  const manager = permits.challengeManager;
  const date = async (milestoneId: string, own: { dueOn?: string; doneOn?: string }, now: Date) => {
    const { dueOn, version } = await db.milestone.findUniqueOrThrow({ where: { id: milestoneId } });
    await editMilestone(
      manager,
      milestoneId,
      { dueOn, doneOn: null, lateReason: "The committee meets later.", version, ...own },
      now,
    );
  };
  const document = async (title: string, councilId: string | undefined, dueOn: string) => {
    const itemId = newId();
    const own = { title, description: "", ownerName: "", location: "", dueOn };
    await db.packItem.create({
      data: {
        id: itemId,
        challengeId: id,
        councilId: councilId ?? null,
        ...own,
        status: "promised",
        position: 1,
      },
    });
    const save = (status: "wanted" | "received", version: number, now: Date) =>
      savePackItem(manager, itemId, { ...own, status, version }, now);
    return save;
  };
  const budget = await document("Wexcombe budget", council.id, "2026-12-29");
  const accounts = await document("Harrowmere accounts", otherCouncil?.id, "2027-01-05");
  // Promised without a day: nobody is reminded of it, and the pack is not sent before somebody says so.
  await db.packItem.create({
    data: { id: newId(), challengeId: id, title: "Peer survey", status: "promised", position: 3 },
    select: { id: true },
  });
  const comments: string[] = [];
  const actions: string[] = [];
  const action = async (
    permit: typeof permits.coordinator,
    text: string,
    dueText: string,
    owner: ChallengePermit | null,
  ) => {
    const own = { text, dueText, ownerAccountId: owner?.actor.accountId ?? null };
    actions.push(await addTestAction(at(permit, "action-planning"), recommendationId, own));
  };
  const complete = (permit: typeof permits.coordinator, which: number, now: Date) =>
    updateAction(
      at(permit, "action-planning"),
      actions[which] ?? "",
      { rating: "complete", text: "Done." },
      now,
    );
  const stage = (to: Stage) => db.challenge.update({ where: { id }, data: { stage: to } });
  const acknowledged = true;
  return [
    ["2026-10-06", "10:00", (now) => budget("wanted", 1, now)],
    ["2026-10-06", "10:00", (now) => accounts("wanted", 1, now)],
    ["2026-10-20", "10:00", (now) => date(dates.scope, { doneOn: "2026-10-20" }, now)],
    ["2026-12-29", "10:00", (now) => budget("received", 2, now)],
    ["2027-01-11", "10:00", (now) => accounts("received", 2, now)],
    ["2027-01-20", "14:30", (now) => submitStatement(permits.coordinator, now, true)],
    ["2027-01-25", "12:00", (now) => date(dates.pack, { doneOn: "2027-01-25" }, now)],
    ["2027-02-15", "10:00", () => stage("reporting")],
    [
      "2027-03-03",
      "10:00",
      (now) => issueReport(at(manager, "reporting"), { status: "draft", acknowledged }, now),
    ],
    ["2027-03-03", "10:05", (now) => date(dates.draft, { doneOn: "2027-03-03" }, now)],
    ...(
      [
        ["2027-03-05", "15:00", permits.coordinator, "Wexcombe page"],
        ["2027-03-06", "12:00", permits.otherCoordinator, "Harrowmere page"],
      ] as const
    ).map(([day, time, permit, place]): [string, string, (now: Date) => Promise<unknown>] => [
      day,
      time,
      async (now) =>
        comments.push(await commentOnDraft(at(permit, "reporting"), { place, comment: "No" }, now)),
    ]),
    ...(
      [
        ["2027-03-09", "10:00", permits.peer, 0],
        ["2027-03-09", "17:50", manager, 1],
      ] as const
    ).map(([day, time, permit, which]): [string, string, (now: Date) => Promise<unknown>] => [
      day,
      time,
      (now) =>
        answerComment(
          at(permit, "reporting"),
          { commentId: comments[which] ?? "", decision: "accepted", answer: "Yes" },
          now,
        ),
    ]),
    [
      "2027-03-15",
      "10:00",
      (now) => issueReport(at(manager, "reporting"), { status: "final", acknowledged }, now),
    ],
    ["2027-03-16", "10:00", () => stage("action-planning")],
    [
      "2027-04-01",
      "10:00",
      async () => {
        await action(permits.coordinator, "Wexcombe action one", "21 May 2027", permits.actionOwner);
        await action(permits.coordinator, "Wexcombe action two", "30 June 2027", null);
        await action(permits.otherCoordinator, "Harrowmere action one", "Aug 2027", permits.otherActionOwner);
        await action(
          permits.otherCoordinator,
          "Harrowmere action two",
          "30 September 2027",
          permits.otherCoordinator,
        );
        await db.noticeChoice.create({
          data: { accountId: permits.secondPeer.actor.accountId, kind: "published" },
        });
      },
    ],
    ["2027-04-20", "10:00", (now) => date(dates.plan, { dueOn: "2027-07-12" }, now)],
    [
      "2027-05-04",
      "10:00",
      (now) => issuePlan(at(permits.coordinator, "action-planning"), { acknowledged }, now),
    ],
    [
      "2027-05-10",
      "10:00",
      async (now) => {
        const report = await db.issuedVersion.findFirstOrThrow({
          where: { kind: "report", status: "final" },
        });
        await releasePublication(at(permits.coordinator, "action-planning"), report.id, now, true);
      },
    ],
    [
      "2027-06-01",
      "10:00",
      async (now) => {
        const { accountId } = permits.otherCouncilReader.actor;
        const reader = await db.membership.findFirstOrThrow({ where: { accountId } });
        await removeMember(manager, reader.id, now);
        await db.challenge.update({ where: { id: millbrook.id }, data: { stage: "closed" } });
      },
    ],
    ["2027-06-08", "10:00", (now) => complete(permits.actionOwner, 0, now)],
    ["2027-06-28", "10:00", (now) => complete(permits.coordinator, 1, now)],
    [
      "2027-07-08",
      "10:00",
      (now) => issuePlan(at(permits.otherCoordinator, "action-planning"), { acknowledged }, now),
    ],
    ["2027-07-20", "10:00", (now) => date(dates.plan, { doneOn: "2027-07-20" }, now)],
    ["2027-08-31", "09:30", (now) => complete(permits.otherActionOwner, 2, now)],
    ["2027-10-20", "10:00", (now) => complete(permits.otherCoordinator, 3, now)],
  ];
}

/** What the server does by itself at an instant. */
async function work(now: Date): Promise<void> {
  for (const job of [TELLING_JOBS.notices, TELLING_JOBS.mail]) {
    if (await job.hasWork(now)) await job.run({ subject: "", now });
  }
}

/** Another process does the same, and is killed once `isEnough`. */
async function workAndBeKilled(now: Date, isEnough: () => Promise<boolean>): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--input-type=module",
      "--eval",
      `const { TELLING_JOBS } = await import("#app/areas/telling/telling-jobs.server.ts");
      const now = new Date(${now.getTime()});
      process.stdout.write("loaded");
      for (const job of [TELLING_JOBS.notices, TELLING_JOBS.mail]) {
        if (await job.hasWork(now)) await job.run({ subject: "", now });
      }`,
    ],
    {
      cwd: projectRoot,
      env: { ...process.env, NODE_OPTIONS: "", SMTP_URL: server.url },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const ended = once(child, "exit");
  // It takes seconds to load: nobody need look whether it is enough before.
  await Promise.race([once(child.stdout, "data"), ended]);
  while (child.exitCode === null && !(await isEnough())) await new Promise((done) => setTimeout(done, 1));
  child.kill("SIGKILL");
  await ended;
}

/** What arrived since the last look, line by line. */
function collect(now: Date, day: string): void {
  for (const { to, source } of server.taken.splice(0)) {
    const name = nameOf.get(to[0] ?? "") ?? "nobody";
    mails.push({ name, at: now });
    const text = mailParts(source).find(({ type }) => type.startsWith("text/plain"))?.text ?? "";
    for (const [, line = ""] of text.matchAll(/^- (.*?)\r?$/gm)) lines.push({ name, text: line, day });
  }
}

const two = (part: number) => String(part).padStart(2, "0");

function* days(): Generator<string> {
  const day = at(FIRST, "12:00");
  for (; ; day.setDate(day.getDate() + 1)) {
    const text = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
    yield text;
    if (text === LAST) return;
  }
}

it("tells each due thing once in fourteen months, with a day without mail and two processes that are killed", async () => {
  const events = await script();
  const done = new Set<unknown>();
  const busy = new Set([NO_MAIL_ON, ...events.map(([day]) => day), ...EXPECTED.flatMap(([, , on]) => on)]);
  for (const day of days()) {
    server.manners = day === NO_MAIL_ON ? { greeting: 421 } : {};
    for (const time of busy.has(day) ? LOOKS : LOOKS_OF_A_QUIET_DAY) {
      const now = at(day, time);
      for (const event of events) {
        if (done.has(event) || at(event[0], event[1]) > now) continue;
        done.add(event);
        await event[2](at(event[0], event[1]));
      }
      // Seven people have to be told: it has told some when it is killed.
      if (day === "2027-05-04" && time === "11:00") {
        const before = await db.toldNotice.count();
        await workAndBeKilled(now, async () => (await db.toldNotice.count()) > before);
      }
      // Its third message has arrived and it does not know yet.
      if (day === "2027-03-15" && time === "11:00") {
        await workAndBeKilled(now, async () => server.taken.length === 3);
        expect(server.taken).toHaveLength(3);
      }
      await work(now);
      collect(now, day);
    }
  }
  expect(done.size).toBe(events.length);

  const found = lines.map(({ name, text, day }) => {
    const known = EXPECTED.filter(([line, who]) => text.startsWith(line) && who.includes(name));
    return `${known.length === 1 ? known[0]?.[0] : `not expected: ${text}`} | ${name} | ${day}`;
  });
  const expected = EXPECTED.flatMap(([line, who, on]) =>
    who.flatMap((name) => on.map((day) => `${line} | ${name} | ${day}`)),
  );
  expect(found.sort()).toEqual(expected.sort());
}, 600_000);

it("told nobody in the evening, at night, at a weekend or on a bank holiday, and one message a day", () => {
  const London = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  expect(mails.length).toBeGreaterThan(80);
  const seen = new Set<string>();
  for (const { name, at: instant } of mails) {
    const part = Object.fromEntries(London.formatToParts(instant).map(({ type, value }) => [type, value]));
    const day = instant.toLocaleDateString("sv-SE", { timeZone: "Europe/London" });
    const when = `${name} ${part.weekday} ${day} ${part.hour}:${part.minute}`;
    expect(["Sat", "Sun"], when).not.toContain(part.weekday);
    expect(HOLIDAYS, when).not.toContain(day);
    expect(Number(part.hour), when).toBeGreaterThanOrEqual(8);
    expect(Number(part.hour), when).toBeLessThan(18);
    expect(seen.has(`${name} ${day}`), when).toBe(false);
    seen.add(`${name} ${day}`);
  }
});

it("told no council what is the other's, and nobody of the team what is a council's own", () => {
  const own = (council: string) => new RegExp(`${council} (action|page)`);
  const told = (who: readonly string[]) =>
    lines.filter(({ name }) => who.includes(name)).map(({ text }) => text);
  const wexcombe = [...WEXCOMBE, "Owen Owner"];
  const harrowmere = [...HARROWMERE, "Hope Owner"];
  expect(told(wexcombe).some((text) => own("Wexcombe").test(text))).toBe(true);
  expect(told(harrowmere).some((text) => own("Harrowmere").test(text))).toBe(true);
  expect(told(wexcombe).filter((text) => /Harrowmere (action|page|accounts)/.test(text))).toEqual([]);
  expect(told(harrowmere).filter((text) => /Wexcombe (action|page|budget)/.test(text))).toEqual([]);
  expect(told([...wexcombe, ...harrowmere]).filter((text) => /Asked for|Millbrook/.test(text))).toEqual([]);
  expect(told(TEAM).filter((text) => /(Wexcombe|Harrowmere) (action|page)/.test(text))).toEqual([]);
  expect(lines.filter(({ name }) => ["Demonstration", "Of Millbrook", "nobody"].includes(name))).toEqual([]);
});

it("counted the days from the day on which the message came", () => {
  const counted = lines.flatMap(({ text, day }) => {
    const [, date = "", days = ""] = /: by (.+?), (?:in (\d+) days?|today)/.exec(text) ?? [];
    return date === "" ? [] : [{ date: new Date(`${date} 12:00`), days: Number(days || "0"), day }];
  });
  expect(counted.length).toBeGreaterThan(20);
  for (const { date, days, day } of counted) {
    expect(Math.round((date.getTime() - at(day, "12:00").getTime()) / 86_400_000)).toBe(days);
  }
});
