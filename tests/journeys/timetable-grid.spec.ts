import type { Locator, Page } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge } from "../support/factories.ts";
import { furnishVisit } from "../support/factories-on-site.ts";
import { arrive, expect, expectAccessible, test } from "../support/journey.ts";
import { expectWhole } from "../support/whole-page.ts";

test.beforeEach(() => test.slow());

/** A visit of six interviews on its first day, one session still to be placed, and two people who arrange it. */
async function arrangedVisit() {
  const challenge = await makeTestChallenge();
  const { sessions, people } = await furnishVisit(challenge);
  const wishId = newId();
  await db.session.create({
    data: {
      id: wishId,
      challengeId: challenge.id,
      visitId: challenge.visitId,
      kind: "interview",
      title: "Treasurer",
      minutes: 60,
      status: "planned",
      peersNeeded: 1,
    },
    select: { id: true },
  });
  await db.personAnswer.deleteMany({ where: { personId: people[0] ?? "" } });
  return {
    challenge,
    sessions,
    wishId,
    base: `/challenges/${challenge.id}/visits/${challenge.visitId}/timetable`,
  };
}

const accountOf = (permit: { actor: { accountId: string } }) => permit.actor.accountId;

const card = (page: Page, title: string): Locator =>
  page.locator(".cpc-day .cpc-session").filter({ hasText: title });

/** Where a time and a pair lie on the screen, from the lines of the hours and the heads of the columns. */
async function pointOf(page: Page, hour: number, pair: string): Promise<{ x: number; y: number }> {
  const line = await page
    .locator(".cpc-day__hour")
    .filter({ hasText: `${String(hour).padStart(2, "0")}:00` })
    .boundingBox();
  const head = await page.locator(`[data-column="pair:${pair}"]`).boundingBox();
  if (line === null || head === null) throw new Error("the grid is not drawn");
  return { x: head.x + head.width / 2, y: line.y };
}

test("a session is dragged to another time and pair, what clashes is said, and it is undone", async ({
  page,
  signInAccount,
}) => {
  const { challenge, base, sessions } = await arrangedVisit();
  await signInAccount(accountOf(challenge.permits.coordinator));
  // High enough for the whole day: nothing has to be scrolled under the pointer.
  await page.setViewportSize({ width: 1280, height: 2000 });
  await page.goto(base);
  await arrive(page, "Timetable");
  const moved = card(page, "Interview 1");
  await expect(moved).toContainText("Not asked yet: Person 1");
  await expect(page.locator(".cpc-session--break").filter({ hasText: "Lunch, 45 minutes" })).toHaveCount(2);

  const box = await moved.boundingBox();
  if (box === null) throw new Error("the session is not drawn");
  await page.mouse.move(box.x + box.width - 6, box.y + 4);
  await page.mouse.down();
  // Over the session of the other pair, then on to where that is free.
  const taken = await pointOf(page, 10, "B");
  await page.mouse.move(taken.x, taken.y + 4, { steps: 5 });
  const panel = page.locator(".cpc-move-panel");
  await expect(panel).toContainText("is in Interview 2 (10:00) then.");
  const free = await pointOf(page, 12, "B");
  await page.mouse.move(free.x, free.y + 4, { steps: 5 });
  await expect(panel).toContainText("12:00 to 12:45, Pair B");
  await expect(panel).not.toContainText("Interview 2 (10:00) then");
  await page.mouse.up();

  await expect(
    page.getByText("Your last move: Interview 1 moved to Monday 2 March 2026, 12pm."),
  ).toBeVisible();
  await expect(card(page, "Interview 1")).toContainText("12:00 to 12:45");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Timetable");
  expect(
    await db.session.findUniqueOrThrow({
      where: { id: sessions[0] ?? "" },
      select: { track: true, start: true },
    }),
  ).toEqual({
    track: "B",
    start: "12:00",
  });
  await page.getByRole("button", { name: "Undo Interview 1 moved" }).click();
  await expect(card(page, "Interview 1")).toContainText("09:00 to 09:45");
  await expectAccessible(page);
});

test("by the keys alone a session is placed from the tray, moved to another day, left, and undone", async ({
  page,
  signInAccount,
}) => {
  const { challenge, base, wishId } = await arrangedVisit();
  await signInAccount(accountOf(challenge.permits.coordinator));
  await page.goto(base);
  await expect(page.getByRole("heading", { name: "To be placed: 1 session" })).toBeVisible();

  await page.getByRole("link", { name: "Move Treasurer" }).focus();
  await page.keyboard.press("Enter");
  const held = page.getByRole("application", { name: "Moving Treasurer" });
  await expect(held).toBeFocused();
  await expect(page.locator(".cpc-day__free--best").first()).toBeAttached();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(held).toHaveCount(0);

  await page.getByRole("link", { name: "Treasurer", exact: true }).focus();
  await page.keyboard.press("m");
  await expect(held).toBeFocused();
  await expect(page.locator(".cpc-day__free--best").first()).toBeAttached();
  await page.keyboard.press("b");
  await page.keyboard.press("PageDown");
  await expect(held).toContainText("Tue");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Your last move: Treasurer moved to Tuesday 3 March 2026/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Tue 3 Mar" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("link", { name: "Move Treasurer" })).toBeFocused();
  const { date } = await db.session.findUniqueOrThrow({ where: { id: wishId }, select: { date: true } });
  expect(date).toBe("2026-03-03");

  await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { name: "To be placed: 1 session" })).toBeVisible();
});

test("two people see each other's moves as they are made, and neither writes over the other", async ({
  page,
  signInAccount,
  newPerson,
}) => {
  const { challenge, base, sessions } = await arrangedVisit();
  await signInAccount(accountOf(challenge.permits.coordinator));
  await page.goto(base);
  const other = await newPerson(accountOf(challenge.permits.challengeManager));
  await other.goto(base);
  await expect(card(other, "Interview 1")).toContainText("09:00 to 09:45");

  // The form of a session, opened before the other moves it.
  await other.goto(`${base}/sessions/${sessions[0]}/move`);
  await arrive(other, "Move to another place");
  const watcher = await newPerson(accountOf(challenge.permits.challengeManager));
  const listening = watcher.waitForResponse((answer) => answer.url().endsWith("/timetable/live"));
  await watcher.goto(base);
  await listening;

  await page.getByRole("link", { name: "Move Interview 1" }).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(card(page, "Interview 1")).toContainText("09:15 to 10:00");
  // The second has not touched the page. How soon it is told is measured where nothing else takes time: live-revisions.server.test.ts.
  await expect(card(watcher, "Interview 1")).toContainText("09:15 to 10:00");

  const lookedAt = other.locator('input[name="revision"]');
  const old = await lookedAt.inputValue();
  await other.getByLabel("Starts at").fill("13:00");
  await other.getByRole("button", { name: "Move", exact: true }).click();
  await expect(other.getByRole("alert").first()).toContainText(
    "Interview 1 moved to Monday 2 March 2026, 9:15am",
  );
  await expect(other.getByLabel("Starts at")).toHaveValue("13:00");
  // The form now stands on the timetable as it is.
  await expect(lookedAt).not.toHaveValue(old);
  await other.getByRole("button", { name: "Move", exact: true }).click();
  await expect(card(other, "Interview 1")).toContainText("13:00 to 13:45");
  await expect(card(page, "Interview 1")).toContainText("13:00 to 13:45");
});

test("rooms and people are columns too, and a phone has lists with a form", async ({
  page,
  signInAccount,
}) => {
  const { challenge, base } = await arrangedVisit();
  await signInAccount(accountOf(challenge.permits.coordinator));
  await page.goto(`${base}?by=rooms`);
  await expect(page.locator("[data-column]")).toHaveCount(3);
  await expectAccessible(page);
  await page
    .getByRole("navigation", { name: "Columns" })
    .getByRole("link", { name: "People", exact: true })
    .click();
  await expect(page.locator("[data-column]")).toHaveCount(6);
  await expectAccessible(page);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(base);
  await expectWhole(page);
  await page.getByRole("link", { name: "Move Interview 1" }).click();
  await arrive(page, "Move to another place");
  await page.getByLabel("Tuesday 3 March 2026").check();
  await page.getByLabel("Starts at").fill("9:30");
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText(/Interview 1 moved to Tuesday 3 March 2026, 9:30am\./).first()).toBeVisible();
  await expectWhole(page);
  await expectAccessible(page);
});
