import { beforeEach, describe, expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { destroy } from "#app/areas/retention/destroy.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { resetTellingRules, saveOwnNotices, saveTellingRules } from "#app/notices/save-rules.server.ts";
import { markOfKinds, markOfRules } from "#app/notices/stored-rules.ts";
import { tell } from "#app/notices/tell.server.ts";
import { HOUSE_TELLING_RULES } from "#app/notices/telling-rules.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestAccount, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { TellingRulesForm } from "./forms.ts";
import { readInstallationRules, readOwnNotices } from "./read-rules.server.ts";
import { readTold } from "./read-told.server.ts";
import * as ownPage from "./routes/own-notices.tsx";
import * as rulesPage from "./routes/rules.tsx";
import * as toldPage from "./routes/told.tsx";
import { isTellingTime, tellPeople } from "./tell-people.server.ts";

const ask = drawnPages({
  "/account/told": ownPage,
  "/administration/telling": rulesPage,
  "/challenges/:challengeId/told": toldPage,
});

const later = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000);
const cookieOf = async ({ actor }: Pick<ChallengePermit, "actor">) => await sessionCookie(actor.accountId);
const doer = ({ actor }: Pick<ChallengePermit, "actor">) => ({ actor, requestId: "r" });

beforeEach(async () => {
  await db.noticeRule.deleteMany();
  await db.outgoingMail.deleteMany();
  env.smtpUrl = "smtp://127.0.0.1:9";
});

describe("the rules of an installation", () => {
  async function administrator() {
    const { id, name } = await makeTestAccount("Ada Admin", { isAdministrator: true });
    return { actor: { accountId: id, name } };
  }

  it("count from the moment they are saved, and go back to the house rules", async () => {
    const ada = await administrator();
    const sunday = new Date("2026-01-11T10:00:00Z");
    expect(await isTellingTime(sunday)).toBe(false);
    const rules = { ...HOUSE_TELLING_RULES, hours: { ...HOUSE_TELLING_RULES.hours, onWeekends: true } };
    const opened = markOfRules(await readInstallationRules());
    await saveTellingRules(doer(ada), { rules, opened }, TEST_NOW);
    expect(await isTellingTime(sunday)).toBe(true);
    expect(await db.noticeRule.findMany()).toEqual([{ key: "hours.onWeekends", value: "yes" }]);
    await resetTellingRules(doer(ada), TEST_NOW);
    expect(await readInstallationRules()).toEqual(HOUSE_TELLING_RULES);
    const events = await db.auditEvent.findMany({
      where: { type: "telling-rules-changed", accountId: ada.actor.accountId },
      orderBy: { sequence: "asc" },
    });
    expect(events.map(({ data }) => data)).toEqual(['{"changed":1}', '{"changed":0}']);
  });

  it("are not overwritten by somebody who had others on the screen", async () => {
    const ada = await administrator();
    const opened = markOfRules(HOUSE_TELLING_RULES);
    const rules = (gatherMinutes: number) => ({ ...HOUSE_TELLING_RULES, gatherMinutes });
    await saveTellingRules(doer(ada), { rules: rules(5), opened }, TEST_NOW);
    await expect(saveTellingRules(doer(ada), { rules: rules(6), opened }, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await readInstallationRules()).gatherMinutes).toBe(5);
  });

  it("are on a page that says what the house rule is, with a way back once something is changed", async () => {
    const ada = await administrator();
    const cookie = await cookieOf(ada);
    const before = (await ask("/administration/telling", { cookie })).html;
    expect(before).toContain("House rule: 28, 7");
    expect(before).not.toContain("Go back to the house rules");
    await saveTellingRules(
      doer(ada),
      { rules: { ...HOUSE_TELLING_RULES, gatherMinutes: 5 }, opened: markOfRules(HOUSE_TELLING_RULES) },
      TEST_NOW,
    );
    expect((await ask("/administration/telling", { cookie })).html).toContain("Go back to the house rules");
  });

  it.each([
    [{ from: "18:00", until: "08:00" }, "until", "The hours must end after they begin"],
    [{ from: "morning" }, "from", "Enter a time of day, like 8:00 or 6pm"],
    [{ gatherMinutes: "a while" }, "gatherMinutes", "Enter a number of minutes"],
    [
      { "key-date-before": "a month" },
      "key-date-before",
      "Enter up to six whole numbers of days from 0 to 180, like 28, 7",
    ],
    [
      { "action-late": "0" },
      "action-late",
      "Enter up to six whole numbers of days from 1 to 180, like 28, 7",
    ],
  ])("refuse %j at %s", (own, field, message) => {
    const parsed = TellingRulesForm.safeParse({ from: "8", until: "6pm", gatherMinutes: "30", ...own });
    expect(parsed.error?.issues.map(({ path, message: said }) => [path[0], said])).toEqual([
      [field, message],
    ]);
  });
});

describe("what somebody is told", () => {
  it("is theirs to choose, as far as it is news", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    const { coordinator } = permits;
    const { accountId } = coordinator.actor;
    const own = await readOwnNotices(accountId);
    expect(own.told).toEqual(own.optional);
    expect(own.always).toContain("draft-to-read");
    expect(own.optional).not.toContain("draft-to-read");
    const save = (told: typeof own.told, opened: string) =>
      saveOwnNotices(doer(coordinator), { told, opened }, TEST_NOW);
    await save(
      own.told.filter((kind) => kind !== "published"),
      own.mark,
    );
    await expect(save([], own.mark)).rejects.toMatchObject({ code: "conflict" });
    expect((await readOwnNotices(accountId)).told).not.toContain("published");

    await transaction((tx) =>
      tell(
        tx,
        permits.peer,
        { kind: "published", recordId: "r", occasion: "1", space: "shared", title: "A report", page: "/r" },
        TEST_NOW,
      ),
    );
    await tellPeople(later(1));
    expect(await db.toldNotice.count({ where: { accountId } })).toBe(0);
    expect(await db.toldNotice.count({ where: { accountId: permits.councilReader.actor.accountId } })).toBe(
      1,
    );
  });

  it("stays as it was said while nobody is told a kind", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    const { accountId } = permits.peer.actor;
    await saveOwnNotices(doer(permits.peer), { told: [], opened: markOfKinds([]) }, TEST_NOW);
    await db.noticeRule.create({ data: { key: "off.published", value: "yes" } });
    const own = await readOwnNotices(accountId);
    expect(own.optional).not.toContain("published");
    await saveOwnNotices(doer(permits.peer), { told: own.optional, opened: own.mark }, TEST_NOW);
    await db.noticeRule.deleteMany();
    const again = await readOwnNotices(accountId);
    expect(again.optional.filter((kind) => !again.told.includes(kind))).toEqual(["published"]);
  });

  it("says the hours, and that nothing is sent where nothing can be", async () => {
    const { permits } = await makeTestChallenge({ stage: "preparing" });
    const cookie = await cookieOf(permits.peer);
    const page = (await ask("/account/told", { cookie })).html;
    expect(page).toContain("between 8am and 6pm, not at weekends and not on bank holidays");
    expect(page).not.toContain("no way to send messages");
    env.smtpUrl = null;
    expect((await ask("/account/told", { cookie })).html).toContain("no way to send messages");
  });
});

describe("the list of what people were told", () => {
  async function tellAll() {
    const challenge = await makeTestChallenge({ partnership: true, stage: "reporting" });
    const { permits, id } = challenge;
    const page = `/challenges/${id}/report`;
    const own = { recordId: newId(), occasion: "1", page };
    await transaction(async (tx) => {
      await tell(
        tx,
        permits.peer,
        { kind: "report-final", space: "shared", title: "For all", ...own },
        TEST_NOW,
      );
      await tell(
        tx,
        permits.supportOfficer,
        { kind: "correction-to-answer", space: "peer-team", title: "For the team", ...own },
        TEST_NOW,
      );
      for (const [permit, title] of [
        [permits.coordinator, "For Wexcombe"],
        [permits.otherCoordinator, "For Harrowmere"],
      ] as const) {
        await tell(
          tx,
          permits.peer,
          {
            kind: "correction-answered",
            space: "council",
            title,
            ...own,
            councilId: permit.councilId,
            recordId: title,
          },
          TEST_NOW,
        );
      }
    });
    await tellPeople(later(1));
    return challenge;
  }

  it("shows each side its own, and no council what the other's people were told", async () => {
    const { permits } = await tellAll();
    const seen = async (permit: ChallengePermit) =>
      [...new Set((await readTold(permit, 1)).lines.map(({ name, text }) => `${text}: ${name}`))].sort();
    expect(await seen(permits.challengeManager)).toEqual(
      [
        ...["Mara Manager", "Asha Peer", "Ben Peer"].map((name) => `For the team: ${name}`),
        ...[
          "Mara Manager",
          "Sol Support",
          "Ben Peer",
          "Cora Coordinator",
          "Rhys Reader",
          "Hana Coordinator",
          "Hal Reader",
        ].map((name) => `For all: ${name}`),
      ].sort(),
    );
    expect(await seen(permits.coordinator)).toEqual(
      [
        ...["Cora Coordinator", "Rhys Reader"].map((name) => `For Wexcombe: ${name}`),
        ...["Mara Manager", "Sol Support", "Ben Peer", "Cora Coordinator", "Rhys Reader"].map(
          (name) => `For all: ${name}`,
        ),
      ].sort(),
    );
    await expect(readTold(permits.peer, 1)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("says where each message stands, and goes with the messages of the challenge", async () => {
    const { permits, id } = await tellAll();
    const cookie = await cookieOf(permits.coordinator);
    const before = (await ask(`/challenges/${id}/told`, { cookie })).html;
    expect(before).toMatch(/For Wexcombe[\s\S]*Waiting/);
    await db.outgoingMail.updateMany({ data: { status: "sent", sentAt: later(1) } });
    const others = await queueMail(
      db,
      {
        kind: "password-reset",
        to: { address: "ann@example.org", name: "Ann" },
        subject: "Reset",
        body: [],
        challengeId: null,
        createdByName: null,
      },
      TEST_NOW,
    );
    const count = await db.toldNotice.count({ where: { challengeId: id } });
    await transaction((tx) => destroy(tx, "messages", { challengeId: id, visitIds: null }));
    const after = (await ask(`/challenges/${id}/told`, { cookie })).html;
    expect(after).not.toContain("For Wexcombe");
    expect(after).toContain("Not kept any more");
    expect(await db.outgoingMail.findMany({ select: { id: true } })).toEqual([{ id: others }]);
    // They are not told again.
    expect(await db.toldNotice.count({ where: { challengeId: id } })).toBe(count);
    await tellPeople(later(25));
    expect(await db.toldNotice.count({ where: { challengeId: id } })).toBe(count);
  });

  it("is empty in words before anybody was told", async () => {
    const { permits, id } = await makeTestChallenge({ stage: "preparing" });
    const cookie = await cookieOf(permits.challengeManager);
    expect((await ask(`/challenges/${id}/told`, { cookie })).html).toContain("Nobody was told anything yet");
  });
});
