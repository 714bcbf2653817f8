import { expect, type Page } from "@playwright/test";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { arrive, visit } from "../../support/journey.ts";
import { choose, expectNotice, press, tick, tickIfAsked } from "../../support/journey-forms.ts";

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

  await visit(page, `${base}/timetable/people/new`, "Add a person");
  await page.getByLabel("Name", { exact: true }).fill("Ines Calder");
  await page.getByLabel("Job title or post").fill("Head of Housing");
  await choose(page, "Officer");
  await page.getByLabel("Council", { exact: true }).selectOption({ index: 1 });
  await press(page, "Save");
  await expectNotice(page, "Ines Calder added.");

  await visit(page, `${base}/timetable/sessions/new`, "Add a session");
  await choose(page, "Interview");
  await page.getByLabel("Title").fill("Head of Housing");
  await choose(page, formatDayWithWeekday(firstDay));
  await page.getByLabel("Starts at").fill("10:00");
  await page
    .getByLabel("Room", { exact: true })
    .selectOption({ label: "Town Hall: Committee Room 1, seats 12" });
  await page.getByLabel("Which peers' track").selectOption("Pair A");
  await page.getByText("Officers, ").click();
  await tick(page, /^Ines Calder/);
  await page.getByRole("group", { name: "Themes" }).getByRole("checkbox").first().check();
  await press(page, "Save session");
  await expectNotice(page, "Session added.");
  await arrive(page, "Head of Housing");

  await visit(page, `${base}/timetable`, "Timetable");
  await expect(page.getByRole("link", { name: /Head of Housing/ }).first()).toBeVisible();
  await visit(page, `${base}/timetable/releases`, "Released versions");
  await tickIfAsked(page, /I have read what clashes/);
  await press(page, "Release version 1");
  await expectNotice(page, "Version 1 released.");
  await arrive(page, "Released versions");
}
