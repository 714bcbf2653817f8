import { db } from "#app/platform/db.server.ts";
import { expectWholeOnEveryScreen } from "../support/every-screen.ts";
import { makeTestAccount, makeTestChallenge } from "../support/factories.ts";
import { arrive, expect, test, visit } from "../support/journey.ts";
import { choose, expectNotice, press, pressUntil, tick } from "../support/journey-forms.ts";

const LOGO = "tests/fixtures/logos/flag.jpg";

test("a council keeps its record, and its second challenge takes over from the first", async ({
  page,
  signInAccount,
}) => {
  test.slow();
  const first = await makeTestChallenge({ partnership: true, stage: "on-site" });
  const { council, otherCouncil, permits } = first;
  const record = `/councils/${council.recordId}`;

  await test.step("from the first page of its challenge a co-ordinator finds the record and is asked", async () => {
    await signInAccount(permits.coordinator.actor.accountId);
    await visit(page, `/challenges/${first.id}`, first.title);
    await expect(page.getByRole("main")).toContainText(/Does the council vote in \d{4}\?/);
    await page.getByRole("main").getByRole("link", { name: council.name, exact: true }).click();
    await arrive(page, council.name);
  });

  await test.step("it says whether it votes; the election is put off, and put back", async () => {
    await visit(page, `${record}/elections/2027`, "Does the council vote in 2027?");
    await choose(page, "Yes");
    await page.getByLabel("Where this is said (optional)").fill("Notice of election");
    await press(page, "Save");
    await expectNotice(page, "Answer for 2027 saved.");
    await visit(page, `${record}/elections/2027`, "Does the council vote in 2027?");
    await page.getByLabel("Who put it off").fill("An Order");
    await press(page, /^It was put off/);
    await expectNotice(page, "marked as put off");
    await visit(page, `${record}/elections/2027`, "Does the council vote in 2027?");
    await press(page, /^Put it back/);
    await expectNotice(page, "put back");
    for (const words of ["Counts now", "Put off", "Source: An Order", "Source: Notice of election"])
      await expect(page.getByRole("main")).toContainText(words);
  });

  await test.step("colours are judged, a logo is taken, and what is none is refused beside its field", async () => {
    await visit(page, `${record}/look`, "Colours and logo");
    await page.getByLabel("First colour (optional)").fill("blue");
    await press(page, "Save colours");
    await expect(page.getByRole("main")).toContainText(
      "Enter a colour as six letters and digits, like 1d70b8",
    );
    await page.getByLabel("First colour (optional)").fill("ffdd00");
    await pressUntil(page, "Save colours", "On white it is too pale to be seen");
    await page.getByLabel("Choose a logo").setInputFiles({
      name: "letter.png",
      mimeType: "image/png",
      buffer: Buffer.from("Dear colleague"),
    });
    await press(page, "Save logo");
    await expect(page.getByRole("main")).toContainText("“letter.png” is plain text");
    await page.getByLabel("Choose a logo").setInputFiles(LOGO);
    await pressUntil(page, "Save logo", "Logo saved.");
    await expect(page.getByRole("img", { name: `Logo of ${council.name}` })).toBeVisible();
  });

  await test.step("a joint body is kept with the days on which it meets", async () => {
    await visit(page, `${record}/bodies/new`, "Add a body");
    await page.getByLabel("Name", { exact: true }).fill("Joint Committee");
    await choose(page, "Committee");
    await tick(page, otherCouncil?.name ?? "");
    await page.getByLabel("Days before a meeting").fill("10");
    await page.getByLabel("Days on which it meets").fill("monthly");
    await press(page, "Save");
    await expect(page.getByRole("main")).toContainText("“monthly” is not a day");
    await page.getByLabel("Days on which it meets").fill("14 January 2040\n12/2/2040");
    await pressUntil(page, "Save", "“Committee” is one council’s");
    await choose(page, "Joint committee");
    await pressUntil(page, "Save", "Joint Committee added.");
    await expect(page.getByRole("row", { name: /Joint Committee/ })).toContainText("Due 4 Jan 2040");
  });

  await test.step("its reader reads it and changes nothing; nobody else finds it", async () => {
    await signInAccount(permits.councilReader.actor.accountId);
    await visit(page, record, council.name);
    await expect(page.getByRole("main").getByRole("link", { name: "Add a body" })).toHaveCount(0);
    for (const stranger of [permits.otherCoordinator, permits.challengeManager, permits.peer]) {
      await signInAccount(stranger.actor.accountId);
      expect((await page.goto(record))?.status()).toBe(404);
    }
  });

  await test.step("the next challenge, under another spelling, is found to be of the same council", async () => {
    await db.site.create({
      data: {
        id: `${first.id.slice(0, 24)}S1`,
        challengeId: first.id,
        name: "Wexcombe Town Hall",
        position: 1,
        rooms: {
          create: {
            id: `${first.id.slice(0, 24)}R1`,
            challengeId: first.id,
            name: "Chamber",
            capacity: 40,
            position: 1,
          },
        },
      },
      select: { id: true },
    });
    await signInAccount(permits.challengeManager.actor.accountId);
    const spelling = `Borough of Wexcombe ${first.id.slice(-4)}`;
    await visit(page, "/challenges/new/by-hand", "Make a challenge by hand");
    await page.getByLabel("Title").fill("Wexcombe corporate peer challenge 2040");
    await page.getByLabel("Commissioning council").fill(spelling);
    await tick(page, "Show me what can be taken over");
    await press(page, "Make the challenge");
    await arrive(page, "Take over sites, rooms and rules");
    await expect(page.getByRole("main")).toContainText("There is nothing to take over");
    const takeOver = page.url();

    const { id: administrator } = await makeTestAccount("Ada Runs", { isAdministrator: true });
    await signInAccount(administrator);
    await visit(page, "/administration/councils", "Councils");
    await page.getByRole("link", { name: spelling, exact: true }).click();
    await arrive(page, spelling);
    const option = page.getByLabel("The record that stays").locator(`option[value="${council.recordId}"]`);
    await expect(option).toHaveText(council.name);
    await page.getByLabel("The record that stays").selectOption(council.recordId);
    await press(page, "Continue");
    await arrive(page, "Merge two records of one council");
    await expect(page.getByRole("main")).toContainText("1 challenge");
    await press(page, "Merge");
    await expect(page.getByRole("main")).toContainText("Tick the box to merge them");
    await tick(page, "Yes, make them one record");
    await pressUntil(page, "Merge", "are one record now. Moved: 1 challenge.");

    // A challenge gives nothing to one that a council of it has no part in (decision 0702).
    const { id: _, ...partner } = await db.participatingCouncil.findUniqueOrThrow({
      where: { id: otherCouncil?.id ?? "" },
    });
    const challengeId = new URL(takeOver).pathname.split("/")[2] ?? "";
    await db.participatingCouncil.create({
      data: { ...partner, id: `${first.id.slice(0, 24)}C9`, challengeId },
      select: { id: true },
    });
    await signInAccount(permits.challengeManager.actor.accountId);
    await page.goto(takeOver);
    await arrive(page, "Take over sites, rooms and rules");
    await expect(page.getByRole("checkbox", { name: "Wexcombe Town Hall" })).toBeChecked();
    await press(page, "Take over what is ticked");
    await expectNotice(page, `Taken over from “${first.title}”: 1 site with 1 room.`);
  });
});

test("on a phone and a laptop the pages of a council's record are whole", async ({ page, signInAccount }) => {
  test.slow();
  const { council, permits } = await makeTestChallenge({ partnership: true });
  await signInAccount(permits.coordinator.actor.accountId);
  const record = `/councils/${council.recordId}`;
  const parts = [
    "",
    "/facts",
    "/look",
    "/elections",
    "/elections/2027",
    "/bodies/new",
    "/ending",
    "/status-words",
  ];
  for (const part of parts) await expectWholeOnEveryScreen(page, `${record}${part}`);
  await expectWholeOnEveryScreen(page, "/councils");
});
