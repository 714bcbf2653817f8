import { endSignInSessionsOf } from "#app/access/sign-in-session.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge } from "../support/factories.ts";
import { arrive, expect, test, visit } from "../support/journey.ts";
import { choose, expectNotice, press } from "../support/journey-forms.ts";

test.use({ javaScriptEnabled: false });

const WORDS = "Residents ring three numbers before somebody answers.";

test("the sign-in ends while a note is written, and the note is there again after signing in", async ({
  page,
  context,
  signInAccount,
}) => {
  const challenge = await makeTestChallenge({ stage: "on-site", title: "Kept without scripts" });
  const peer = challenge.permits.peer.actor.accountId;
  const address = `/challenges/${challenge.id}/evidence/new?source=officer`;
  await signInAccount(peer);
  await visit(page, address, "New note");
  await choose(page, "Strength");
  await page.getByRole("radio", { name: /^1 / }).check();
  await page.getByLabel("Your note").fill(WORDS);
  await endSignInSessionsOf(db, peer);
  await press(page, "Save note");
  await arrive(page, "Sign in");
  const saysThatItIsKept = await page.getByText("What you typed is kept for an hour").isVisible();
  expect(await page.content()).not.toContain("three numbers");
  expect(page.url()).not.toContain("three");
  await signInAccount(peer);
  await visit(page, address, "New note");
  await expect(page.getByLabel("Your note")).toHaveValue(WORDS);
  expect(saysThatItIsKept, "the sign-in page says that what was typed is kept").toBe(true);
  await press(page, "Save note");
  await expectNotice(page, "Note saved");

  // Somebody else is signed in by now: the page says who, and shows them no word of it.
  await page.getByLabel("Your note").fill(`${WORDS} Again.`);
  await context.clearCookies();
  await signInAccount(challenge.permits.coordinator.actor.accountId);
  await press(page, "Save note");
  await arrive(page, /is signed in now, and nothing was saved$/);
  expect(await page.content()).not.toContain("three numbers");
  await signInAccount(peer);
  await visit(page, address, "New note");
  await expect(page.getByLabel("Your note")).toHaveValue(`${WORDS} Again.`);

  // Of the team no more: the words come back to be copied, on a page of their own.
  await db.membership.deleteMany({ where: { challengeId: challenge.id, accountId: peer } });
  await press(page, "Save note");
  await arrive(page, "Page not found");
  await expect(page.getByRole("textbox", { name: "Text" })).toHaveValue(`${WORDS} Again.`);
});

test("a text larger than any form takes is back in its field, and a page says so", async ({
  page,
  signInAccount,
}) => {
  const challenge = await makeTestChallenge({ stage: "on-site", title: "Large without scripts" });
  await signInAccount(challenge.permits.peer.actor.accountId);
  await visit(page, `/challenges/${challenge.id}/evidence/new?source=officer`, "New note");
  const note = page.getByLabel("Your note");
  const isTaken = page.getByText("You can enter up to 10,000 characters");
  await expect(isTaken).toBeVisible();
  const long = `${WORDS} `.repeat(24_000);
  await note.fill(long);
  await press(page, "Save note");
  const summary = page.locator(".govuk-error-summary");
  await expect(summary).toContainText(
    "takes 1 MB at most. Nothing was saved. Everything you typed is still here",
  );
  await expect(note).toHaveValue(long);
  await note.fill(WORDS);
  await choose(page, "Strength");
  await page.getByRole("radio", { name: /^1 / }).check();
  await press(page, "Save note");
  await expectNotice(page, "Note saved");
});
