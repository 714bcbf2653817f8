import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { addTestMember, makeTestChallenge, TEST_NOW, type TestChallenge } from "../support/factories.ts";
import { arrive, expect, test } from "../support/journey.ts";
import { choose, expectNotice, press } from "../support/journey-forms.ts";

/** A section of the statement that each council drafts. */
async function draftSections({ id: challengeId, council, otherCouncil }: TestChallenge): Promise<void> {
  for (const [councilId, title] of [
    [council.id, "How Wexcombe is led"],
    [otherCouncil?.id ?? "", "How Harrowmere is led"],
  ] as const) {
    const section = { title, body: "", status: "not-started", position: 1, updatedAt: TEST_NOW };
    await db.statementSection.create({ data: { id: newId(), challengeId, councilId, ...section } });
  }
}

test("one person co-ordinates for both councils, one in view at a time", async ({
  page,
  signInAccount,
  newPerson,
}) => {
  test.slow();
  const challenge = await makeTestChallenge({ partnership: true, stage: "preparing" });
  const { id: challengeId, title, council, otherCouncil } = challenge;
  const facts = { id: challengeId, title, stage: "preparing" } as const;
  const joint = await addTestMember(facts, {
    role: "coordinator",
    name: "Jo Joint",
    councilId: council.id,
  });
  const { accountId } = joint.actor;
  await db.membership.create({
    data: {
      ...{ id: newId(), accountId, challengeId, role: "coordinator", createdAt: TEST_NOW },
      councilId: otherCouncil?.id ?? "",
    },
  });
  await draftSections(challenge);
  const main = page.getByRole("main");
  const parts = page.getByRole("navigation", { name: "Parts of this challenge" });
  const inView = page.getByRole("navigation", { name: "Council in view" });

  await test.step("the challenge asks which council, and says so on the page", async () => {
    await signInAccount(accountId);
    await page.goto("/challenges");
    await expect(main).toContainText("Co-ordinator (Wexcombe), Co-ordinator (Harrowmere)");
    await page.goto(`/challenges/${challengeId}`);
    await arrive(page, "Choose a council");
    await page.getByRole("link", { name: "Go on for Harrowmere" }).click();
    await arrive(page, title);
    await expect(parts).toContainText("You are here as co-ordinator for Harrowmere");
    await expect(inView.getByText("Harrowmere")).toHaveAttribute("aria-current", "true");
  });

  await test.step("links, forms and what follows stay with the council", async () => {
    await parts.getByRole("link", { name: "Preparation", exact: true }).click();
    await arrive(page, "Preparation");
    await expect(main).toContainText("How Harrowmere is led");
    await expect(main).not.toContainText("How Wexcombe is led");
    await page.getByRole("link", { name: "How Harrowmere is led" }).click();
    await page.getByRole("textbox", { name: "Text" }).fill("By a committee.");
    await choose(page, "Being written");
    await press(page, "Save section");
    await expectNotice(page, /saved/i);
    expect(page.url()).toContain(`/councils/${otherCouncil?.id}/`);
  });

  await test.step("the other council is one press away, with its own draft alone", async () => {
    await inView.getByRole("link", { name: "Wexcombe" }).click();
    await arrive(page, "Preparation");
    await expect(page).toHaveURL(new RegExp(`/councils/${council.id}/preparation$`));
    await expect(main).toContainText("How Wexcombe is led");
    await expect(main).not.toContainText("How Harrowmere is led");
  });

  await test.step("joint business is there once, and leads back to the council it was reached from", async () => {
    await parts.getByRole("link", { name: "Timetable", exact: true }).click();
    await expect(inView).toContainText("For all councils");
    expect(page.url()).not.toContain("/councils/");
    await parts.getByRole("link", { name: "Scope", exact: true }).click();
    await arrive(page, "Scope");
    await parts.getByRole("link", { name: "Preparation", exact: true }).click();
    await arrive(page, "Preparation");
    await expect(main).toContainText("How Wexcombe is led");
    // Whoever comes to joint business from outside is asked, as before.
    await page.goto(`/challenges/${challengeId}/scope`);
    await parts.getByRole("link", { name: "Preparation", exact: true }).click();
    await arrive(page, "Choose a council");
    await page.getByRole("link", { name: "Go on for Wexcombe" }).click();
    await expect(main).toContainText("How Wexcombe is led");
  });

  await test.step("whoever serves one council finds nothing at the address of the other", async () => {
    const single = await newPerson(challenge.permits.coordinator.actor.accountId);
    const own = await single.goto(`/challenges/${challengeId}/councils/${council.id}/preparation`);
    expect(own?.status()).toBe(200);
    await expect(single.getByRole("main")).toContainText("How Wexcombe is led");
    await expect(single.getByRole("navigation", { name: "Council in view" })).toHaveCount(0);
    const answer = await single.request.get(
      `/challenges/${challengeId}/councils/${otherCouncil?.id}/preparation`,
    );
    expect(answer.status()).toBe(404);
    expect(await answer.text()).not.toContain("How Harrowmere is led");
  });
});
