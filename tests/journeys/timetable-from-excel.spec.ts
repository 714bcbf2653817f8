import type { Locator, Page } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { setDaysOnSite } from "../support/days-on-site.ts";
import { makeTestChallenge, type TestChallenge } from "../support/factories.ts";
import { arrive, expect, test, visit } from "../support/journey.ts";
import { expectNotice, press } from "../support/journey-forms.ts";
import {
  COUNTS_OF_SIXTY,
  JOURNEY_OF_SIXTY,
  SITES_OF_SIXTY,
  sixtyPeopleWorkbook,
} from "../support/sixty-people-workbook.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const IMPORT = `Import ${COUNTS_OF_SIXTY.people} people and ${COUNTS_OF_SIXTY.sessions} sessions`;

/** Three days on site from a Monday that is still to come: a late change mends only what lies ahead. */
async function setDays(challengeId: string): Promise<void> {
  const day = new Date(Date.now() + 7 * DAY_MS);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  const plus = (days: number) => new Date(day.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  await setDaysOnSite(db, challengeId, [0, 1, 2].map(plus));
}

/** Two sites with their rooms and the way between them, and six peers whose addresses are known. */
async function makePlacesAndPeers({ id: challengeId, peerIds }: TestChallenge): Promise<void> {
  const siteIds = SITES_OF_SIXTY.map(() => newId());
  await db.site.createMany({
    data: SITES_OF_SIXTY.map(({ name }, index) => ({
      id: siteIds[index] ?? "",
      challengeId,
      name,
      position: index,
    })),
  });
  await db.room.createMany({
    data: SITES_OF_SIXTY.flatMap(({ rooms }, site) =>
      rooms.map((room, position) => ({
        id: newId(),
        challengeId,
        siteId: siteIds[site] ?? "",
        ...room,
        // Some of the sixty need it; the last room of each site has steps.
        isStepFree: position < rooms.length - 1,
        position,
      })),
    ),
  });
  const [here = "", there = ""] = siteIds;
  await db.siteTravel.createMany({
    data: [
      { fromSiteId: here, toSiteId: there, minutes: JOURNEY_OF_SIXTY },
      { fromSiteId: there, toSiteId: here, minutes: JOURNEY_OF_SIXTY },
    ],
  });
  const roles = ["member-peer", "chief-executive-peer", "officer-peer", "officer-peer"];
  await db.peer.createMany({
    data: roles.map((role, index) => ({
      id: newId(),
      challengeId,
      name: ["Cai Peer", "Dora Peer", "Emil Peer", "Fay Peer"][index] ?? "",
      role,
      status: "confirmed",
      position: index + 3,
      email: `peer-${index + 3}@elsewhere.example`,
    })),
  });
  for (const [index, id] of peerIds.entries()) {
    const email = `peer-${index + 1}@elsewhere.example`;
    await db.peer.update({ where: { id }, data: { email }, select: { id: true } });
  }
}

async function partnershipToArrange(): Promise<{ challenge: TestChallenge; base: string }> {
  const challenge = await makeTestChallenge({ partnership: true });
  await setDays(challenge.id);
  await makePlacesAndPeers(challenge);
  return { challenge, base: `/challenges/${challenge.id}` };
}

/** Drags the first session that can be moved sixty pixels down. */
async function dragOnGrid(page: Page): Promise<void> {
  const card = firstMovable(page);
  await card.scrollIntoViewIfNeeded();
  const box = await card.boundingBox();
  if (box === null) throw new Error("no session is drawn");
  const from = { x: box.x + box.width - 6, y: box.y + 4 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 20, { steps: 3 });
  await expect(page.locator(".cpc-move-panel")).toBeVisible();
  await page.mouse.move(from.x, from.y + 60, { steps: 5 });
  await page.mouse.up();
}

/** Tabs on until the target has the focus: what cannot be reached this way cannot be used without a pointer. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  for (let stops = 0; stops < 400; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keys do not lead to ${target}`);
}

/** What a person does with the keys alone. */
const keys = {
  async press(target: Locator): Promise<void> {
    await tabTo(target);
    await target.page().keyboard.press("Enter");
  },
  async chooseFile(target: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    // Asked for before the way there: the browser is told to hand over the chooser by a message of its own.
    const chooser = target.page().waitForEvent("filechooser");
    await tabTo(target);
    await target.page().keyboard.press("Enter");
    await (await chooser).setFiles(file);
  },
  /** Ticks a box or chooses one of several answers. */
  async set(target: Locator): Promise<void> {
    if (await target.isChecked()) return;
    const page = target.page();
    if ((await target.getAttribute("type")) === "checkbox") {
      await tabTo(target);
      await page.keyboard.press("Space");
      return;
    }
    // Of several answers one has the focus; the arrows lead to the others.
    const name = await target.getAttribute("name");
    const group = page.locator(`input[type="radio"][name="${name}"]`);
    await tabTo(
      (await group.and(page.locator(":checked")).count()) > 0
        ? group.and(page.locator(":checked"))
        : group.first(),
    );
    for (let turn = await group.count(); turn > 0 && !(await target.isChecked()); turn -= 1) {
      await page.keyboard.press(turn === (await group.count()) ? "Space" : "ArrowDown");
    }
  },
  /** Chooses an item of a list that begins with these words. */
  async select(target: Locator, words: string): Promise<void> {
    await tabTo(target);
    await target.page().keyboard.type(words);
  },
  /** Moves the first session to be moved on the grid somewhere else. */
  async moveOnGrid(page: Page): Promise<void> {
    const link = firstMovable(page).getByRole("link", { name: /^Move / });
    await tabTo(link);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("application", { name: /^Moving / })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  },
};

/** The first session on the grid that is not fixed. */
const firstMovable = (page: Page) =>
  page
    .locator(".cpc-day .cpc-session")
    .filter({ has: page.getByRole("link", { name: /^Move / }) })
    .filter({ hasNotText: "Fixed" })
    .first();

test("from an Excel file of sixty people to a released timetable and a late change, by the keys alone", async ({
  page,
  signInAccount,
}) => {
  test.setTimeout(600_000);
  const { challenge, base } = await partnershipToArrange();
  const { id: challengeId, permits } = challenge;
  await signInAccount(permits.challengeManager.actor.accountId);

  await test.step("the file is read, looked at and imported", async () => {
    await visit(page, `${base}/timetable/import`, "Import from Excel");
    await keys.chooseFile(page.getByLabel("Workbook or CSV"), {
      name: "Interviewees.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from(await sixtyPeopleWorkbook()),
    });
    await keys.press(page.getByRole("button", { name: "Show what would change" }));
    // Nothing here is called "Phone": what it is is asked once.
    await arrive(page, "What the columns are");
    await keys.press(page.getByRole("button", { name: "Continue" }));
    await arrive(page, "What the file would change");
    expect(await db.person.count({ where: { challengeId } })).toBe(0);
    await keys.press(page.getByRole("button", { name: IMPORT }));
    await arrive(page, "Timetable");
    expect(await db.person.count({ where: { challengeId } })).toBe(COUNTS_OF_SIXTY.people);
    expect(await db.session.count({ where: { challengeId } })).toBe(COUNTS_OF_SIXTY.sessions);
  });

  await test.step("a timetable is made, looked at and taken", async () => {
    await keys.press(page.getByRole("button", { name: "Make a timetable" }));
    await arrive(page, "Make a timetable");
    await keys.set(page.getByRole("radio", { name: "5 seconds", exact: true }));
    await keys.press(page.getByRole("button", { name: "Make a timetable" }));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("A timetable to look at", {
      timeout: 30_000,
    });
    await arrive(page, "A timetable to look at");
    await keys.press(page.getByRole("button", { name: "Use this timetable" }));
    await arrive(page, "Timetable");
    expect(await db.session.count({ where: { challengeId, start: null } })).toBe(0);
  });

  for (const [how, move] of Object.entries({ "by the keys": keys.moveOnGrid, "by a pointer": dragOnGrid })) {
    await test.step(`one session is put elsewhere ${how}, and put back`, async () => {
      const before = await standings(challengeId);
      await move(page);
      await expect(page.getByText(/^Your last move: .+ moved to /)).toBeVisible();
      expect(await standings(challengeId)).not.toEqual(before);
      await keys.press(page.getByRole("button", { name: /^Undo / }));
      await expect(page.getByText(/^Your last move: .+ moved to /)).toHaveCount(0);
      expect(await standings(challengeId)).toEqual(before);
    });
  }

  await test.step("it is released, and invitations wait in the outbox to be read", async () => {
    await visit(page, `${base}/timetable/releases`, "Released versions");
    // Whoever needs a step-free room has one, so there is nothing to have read.
    await expect(page.getByText("Nothing clashes.")).toBeVisible();
    await keys.press(page.getByRole("button", { name: "Release version 1" }));
    await expectNotice(page, "Version 1 released.");
    const drafts = { challengeId, kind: "session-invitation", status: "draft" };
    // Each of the sixty is in a session, and each of six peers in several: one message to each.
    const written = await db.outgoingMail.groupBy({ by: ["toAddress"], where: drafts, _count: true });
    expect(written.length).toBeGreaterThanOrEqual(60 + 6);
    expect(Math.max(...written.map(({ _count }) => _count))).toBe(1);
    expect(await db.outgoingMail.count({ where: { challengeId, status: { not: "draft" } } })).toBe(0);
    await keys.press(page.getByRole("link", { name: "Read and send them" }));
    await arrive(page, "Messages");
    const words = page.locator("details").filter({ hasText: "What you say is not attributed to you" });
    await keys.press(words.first().locator("summary"));
    await expect(words.first().getByText("What you say is not attributed to you")).toBeVisible();
  });

  await test.step("somebody cancels on the day: a way to mend it is chosen, and its messages wait", async () => {
    const leader = await db.person.findFirstOrThrow({
      where: { challengeId, jobTitle: "Leader of the Council" },
      orderBy: { id: "asc" },
      select: { id: true, name: true },
    });
    await visit(page, `${base}/timetable/late-change`, "Deal with a late change");
    await keys.set(page.getByRole("radio", { name: "Somebody we were to meet has cancelled" }));
    await keys.select(page.getByLabel("Who?"), leader.name);
    await keys.set(
      page.getByRole("radio", { name: "No, the session goes on without them, or is cancelled" }),
    );
    await keys.press(page.getByRole("button", { name: "Show ways to mend it" }));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Ways to mend it", {
      timeout: 30_000,
    });
    await arrive(page, "Ways to mend it");
    const sessions = await db.session.count({ where: { challengeId, status: "planned" } });
    await keys.press(page.getByRole("button", { name: /^Choose this/ }).first());
    await expectNotice(page, "Timetable mended");
    expect(await db.session.count({ where: { challengeId, status: "planned" } })).toBe(sessions - 1);
    expect(
      await db.sessionPerson.count({ where: { personId: leader.id, session: { status: "planned" } } }),
    ).toBe(0);
    await arrive(page, "Mended");
  });
  await press(page, /^Undo|^Put everything back/);
});

/** Where every session stands, to compare before and after. */
const standings = (challengeId: string) =>
  db.session.findMany({
    where: { challengeId },
    orderBy: { id: "asc" },
    take: 400,
    select: { id: true, date: true, start: true, roomId: true, track: true },
  });
