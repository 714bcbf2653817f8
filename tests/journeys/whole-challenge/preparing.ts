import { expect, type Page } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { arrive, visit } from "../../support/journey.ts";
import { choose, expectNotice, press, tick, tickIfAsked } from "../../support/journey-forms.ts";
import { sendForm } from "../../support/plain-form.ts";

/** The co-ordinator writes one section of the position statement and submits it. */
export async function submitStatement(page: Page, base: string): Promise<void> {
  await visit(page, `${base}/preparation`, "Preparation");
  await page.locator(".govuk-task-list__link").first().click();
  await expect(page.getByLabel("Text", { exact: true })).toBeVisible();
  await page
    .getByLabel("Text", { exact: true })
    .fill("We have shared officers since 2022.\n\n- Two councils\n- One team");
  await choose(page, "Ready");
  await press(page, "Save section");
  await expectNotice(page, "Section saved.");
  await arrive(page, "Preparation");
  await tickIfAsked(page, /I have looked at it/);
  await tick(page, "Yes, the peer team may read it now");
  await press(page, "Submit position statement");
  await expectNotice(page, "Position statement submitted. The peer team can read it now.");
  await arrive(page, "Preparation");
}

/** The co-ordinator adds a site, a room, a person and a session on the first day, and releases the timetable. */
export async function buildTimetable(page: Page, base: string, firstDay: string): Promise<void> {
  await visit(page, `${base}/timetable/sites`, "Sites and rooms");
  await page.getByLabel("Name of the site").fill("Town Hall");
  await press(page, "Add site");
  await expectNotice(page, "Site added. Now add its rooms.");
  await arrive(page, "Town Hall");
  await page.getByLabel("Name of the room").fill("Committee Room 1");
  await page.getByLabel("Seats").fill("12");
  await press(page, "Add room");
  await expect(page.getByRole("link", { name: "Committee Room 1" })).toBeVisible();

  // The forms of a person, a session and a release: another journey fills them in in the browser, and comes to the same pages.
  const challengeId = base.split("/")[2] ?? "";
  const { id: visitId } = await db.visit.findFirstOrThrow({ where: { challengeId }, select: { id: true } });
  const timetable = `${base}/visits/${visitId}/timetable`;
  const { id: councilId } = await db.participatingCouncil.findFirstOrThrow({ where: { challengeId } });
  const name = "Ines Calder";
  const added = await sendForm(page, `${timetable}/people/new`, "save", {
    ...{ name, jobTitle: "Head of Housing", kind: "officer", councilId },
  });
  expect(added).toContain(`${name} added.`);
  const [person, room, theme] = await Promise.all([
    db.person.findFirstOrThrow({ where: { challengeId, name } }),
    db.room.findFirstOrThrow({ where: { challengeId, name: "Committee Room 1" } }),
    db.theme.findFirstOrThrow({ where: { challengeId }, orderBy: { number: "asc" } }),
  ]);
  const title = "Head of Housing";
  const session = { kind: "interview", title, day: firstDay, start: "10:00", place: room.id, track: "A" };
  const toMeet = { personIds: [person.id], themeIds: [theme.id] };
  expect(await sendForm(page, `${timetable}/sessions/new`, "save", { ...session, ...toMeet })).toContain(
    "Session added.",
  );

  await visit(page, `${base}/timetable`, "Timetable");
  await expect(page.getByRole("link", { name: /Head of Housing/ }).first()).toBeVisible();
  const released = await sendForm(page, `${timetable}/releases`, "release", {}, { acknowledge: "yes" });
  expect(released).toContain("Version 1 released.");
}
