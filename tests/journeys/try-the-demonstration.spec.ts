import { db } from "#app/platform/db.server.ts";
import { arrive, demonstration, expect, test, visit } from "../support/journey.ts";
import { choose, expectNotice, press } from "../support/journey-forms.ts";

/** The address of a challenge of the demonstration, as `cpc demo` prints it. */
function challengeAt(stage: string): string {
  const found = demonstration.challenges.find((each) => each.stage === stage);
  if (found === undefined) throw new Error(`the demonstration has no challenge ${stage}`);
  return `/challenges/${found.id}`;
}

test("the three main jobs are tried from the first page, a press each", async ({ newPerson }) => {
  await test.step("the co-ordinator presses one button: a timetable is made and released", async () => {
    const page = await newPerson();
    await visit(page, "/sign-in", "Sign in");
    await press(page, "Make the timetable");
    await arrive(page, "Make a timetable and release it");
    await page
      .getByRole("button", { name: "Make and release a timetable" })
      .click({ timeout: 60_000, noWaitAfter: true });
    await page.waitForURL(`**${challengeAt("preparing")}/visits/*/timetable`, { timeout: 60_000 });
    await arrive(page, "Timetable");
    await expect(page.getByRole("alert", { name: "Success" })).toContainText("version 1 was released");
    const challengeId = challengeAt("preparing").split("/")[2] ?? "";
    const placed = { challengeId, status: "planned", date: { not: null }, start: { not: null } };
    // Those of the phase on site, and two calls before it.
    expect(await db.session.count({ where: placed })).toBe(24);
  });

  await test.step("a peer records a note of a session of today", async () => {
    const page = await newPerson();
    await page.goto("/sign-in");
    await press(page, "Record a note");
    await arrive(page, "Write up a session");
    expect(page.url()).toContain(challengeAt("on-site"));
    await page.getByRole("link", { name: "Head of Planning" }).click();
    await arrive(page, "Note from this session");
    await page.getByLabel("Your note").fill("Two of three vacancies went to people trained here.");
    await choose(page, "Strength");
    await press(page, "Save note");
    await expectNotice(page, "Note saved. You can add another from this session.");
  });

  await test.step("a reader of a council reads the action plan", async () => {
    const page = await newPerson();
    await page.goto("/sign-in");
    await press(page, "Read the action plan");
    await arrive(page, "Action plan");
    expect(page.url()).toContain(`${challengeAt("reviewing")}/action-plan`);
    await expect(page.getByRole("main")).toContainText("Wexcombe");
  });
});
