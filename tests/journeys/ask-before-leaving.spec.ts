import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { firstVisitId } from "../support/days-on-site.ts";
import { makeTestChallenge, type TestChallenge } from "../support/factories.ts";
import { demonstration, expect, test, visit } from "../support/journey.ts";
import { expectNotice, press } from "../support/journey-forms.ts";

const QUESTION = "What you changed on this page is not saved. Leave the page without it?";

let challenge: TestChallenge;
let coordinator: string;
let timetable: string;
const siteId = newId();

test.beforeAll(async () => {
  expect(asking).toHaveLength(1);
  challenge = await makeTestChallenge({ stage: "on-site", title: "Asked before leaving" });
  coordinator = challenge.permits.coordinator.actor.accountId;
  timetable = `/challenges/${challenge.id}/visits/${challenge.visitId}/timetable`;
  await db.site.create({
    data: { id: siteId, challengeId: challenge.id, name: "Town Hall", position: 1 },
  });
});

/** What is asked from now on, answered as `answer` says; what the browser itself asks too. */
function listen(page: Page, answer: "stay" | "go") {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type() === "confirm" ? dialog.message() : dialog.type());
    return answer === "stay" ? dialog.dismiss() : dialog.accept();
  });
  return asked;
}

/** The link to the challenge's first page, which is on every page of it. */
const elsewhere = (page: Page) => page.locator(`a[href="/challenges/${challenge.id}"]`).first();

const isElsewhere = (page: Page) => expect(page).toHaveURL(new RegExp(`/challenges/${challenge.id}$`));

/** The script that asks. Scripts are named by what they contain alone: it is the one with the question in it. */
const assets = "build/client/assets";
const asking = readdirSync(assets)
  .filter((name) => name.endsWith(".js"))
  .filter((name) => readFileSync(`${assets}/${name}`, "utf8").includes(QUESTION));

const asks = (url: string) => asking.some((name) => url.endsWith(name));

/** Once the browser has what asks. */
const loaded = (page: Page) => page.waitForResponse((answer) => asks(answer.url()));

test("a form of short fields asks before its page is left, and no more once it is saved", async ({
  page,
  signInAccount,
}) => {
  await signInAccount(coordinator);
  const here = loaded(page);
  await visit(page, `${timetable}/sites/${siteId}`, "Town Hall");
  await here;
  const asked = listen(page, "stay");
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Add room" }) });
  const name = form.getByLabel("Name of the room");
  await name.fill("Committee room 1");
  await elsewhere(page).click();
  await expect.poll(() => asked).toEqual([QUESTION]);
  await expect(name).toHaveValue("Committee room 1");

  // Typed back to how it was drawn, there is nothing to lose; nor once it is saved.
  await name.fill("");
  await form.getByLabel("Step-free from the street").check();
  await elsewhere(page).click();
  await expect.poll(() => asked).toEqual([QUESTION, QUESTION]);
  await form.getByLabel("Step-free from the street").uncheck();
  await name.fill("Committee room 1");
  await form.getByLabel("Seats").fill("12");
  await press(page, "Add room");
  await expectNotice(page, "Committee room 1");
  await elsewhere(page).click();
  await isElsewhere(page);
  expect(asked).toEqual([QUESTION, QUESTION]);
});

test("two forms of a page ask one question, also after a refusal, and the browser asks when it is reloaded", async ({
  page,
  signInAccount,
}) => {
  await signInAccount(coordinator);
  const here = loaded(page);
  await visit(page, `${timetable}/rules`, "House rules");
  await here;
  const asked = listen(page, "go");
  const forms = page.locator("form.cpc-form");
  await forms.nth(0).getByRole("textbox").first().fill("many");
  await forms.nth(1).getByRole("textbox").first().fill("3");
  await press(page, "Save house rules");
  await expect(page.locator(".govuk-error-summary")).toBeVisible();
  await page.reload();
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  const again = loaded(page).catch(() => null);
  await page.goto(`${timetable}/rules`);
  await again;
  await forms.nth(0).getByRole("textbox").first().fill("many");
  await forms.nth(1).getByRole("textbox").first().fill("3");
  await elsewhere(page).click();
  await isElsewhere(page);
  expect(asked).toEqual(["beforeunload", QUESTION]);
});

test("one of several forms is saved and leads on: what was changed in another is asked about by its title, and can be saved", async ({
  page,
  signInAccount,
}) => {
  await signInAccount(challenge.permits.challengeManager.actor.accountId);
  const here = loaded(page);
  const [peerId] = challenge.peerIds;
  const address = `/challenges/${challenge.id}/peer-team/${peerId}`;
  await visit(page, address, "Asha Peer");
  await here;
  const asked: string[] = [];
  let stays = true;
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    return stays ? dialog.dismiss() : dialog.accept();
  });
  const biography = page.locator("textarea[name=biography]");
  const declaration = page.locator("textarea[name=description]");
  await biography.fill("Led a county for ten years.");
  await declaration.fill("A sister works there.");
  await press(page, "Save");
  await expectNotice(page, "Changes saved");
  const question = /^What you changed under “Conflicts of interest” was not saved with this\./;
  expect(asked).toEqual([expect.stringMatching(question)]);
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(declaration).toHaveValue("A sister works there.");

  // Saved with the page left as it is, neither is asked about, and what was changed in the other stays.
  await biography.fill("Led a county for eleven years.");
  await press(page, "Record declaration");
  await expectNotice(page, "Declaration recorded");
  expect(asked).toHaveLength(1);
  await expect(biography).toHaveValue("Led a county for eleven years.");
  expect(await db.conflictOfInterest.count({ where: { peerId, description: "A sister works there." } })).toBe(
    1,
  );
  stays = false;
  await declaration.fill("And a brother.");
  // A second press within a second is taken for a double click.
  await expect(async () => {
    await press(page, "Save");
    await expect(page).toHaveURL(new RegExp(`/challenges/${challenge.id}/peer-team$`), { timeout: 2_000 });
  }).toPass();
  expect(asked).toHaveLength(2);
  expect(await db.peer.count({ where: { id: peerId, biography: "Led a county for eleven years." } })).toBe(1);
});

test("a form that was sent and has no answer yet asks before a link calls it back", async ({
  page,
  signInAccount,
}) => {
  await signInAccount(challenge.permits.challengeManager.actor.accountId);
  const here = loaded(page);
  const [, peerId] = challenge.peerIds;
  await visit(page, `/challenges/${challenge.id}/peer-team/${peerId}`, "Ben Peer");
  await here;
  const asked = listen(page, "stay");
  await page.locator("textarea[name=biography]").fill("Sent over a slow line.");
  let answer = () => {};
  const slowly = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`**/peer-team/${peerId}.data*`, async (route) => {
    if (route.request().method() === "POST") await slowly;
    await route.continue();
  });
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await press(page, "Save");
  await sent;
  await elsewhere(page).click();
  await expect.poll(() => asked).toEqual(["What you sent is not saved yet. Leave the page before it is?"]);
  answer();
  await expectNotice(page, "Changes saved");
  expect(await db.peer.count({ where: { id: peerId, biography: "Sent over a slow line." } })).toBe(1);
  await elsewhere(page).click();
  await isElsewhere(page);
  expect(asked).toHaveLength(1);
});

test("what is typed on the page of one record does not stand in the fields of the next, also outside a challenge", async ({
  page,
  signInAccount,
}) => {
  await signInAccount(coordinator);
  const record = `/councils/${challenge.council.recordId}/elections`;
  const source = page.locator("input[name=source]");
  await page.goto(`${record}/2027`);
  await source.fill("Notice of 2027");
  await page.getByRole("radio", { name: "No", exact: true }).check();
  await press(page, "Save");
  await expectNotice(page, "Answer for 2027 saved");
  await page.goto(`${record}/2027`);
  await expect(source).toHaveValue("Notice of 2027");
  await page.waitForLoadState("networkidle");
  // From the page of one year to that of another, as by the list that a browser keeps of the pages before.
  await page.locator(`a[href="${record}"]`).first().click();
  await page.locator(`a[href^="${record}/"]:not([href$="/2027"])`).first().click();
  await expect(source).toHaveValue("");
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => window.history.go(-2));
  await expect(page).toHaveURL(/2027$/);
  await expect(source).toHaveValue("Notice of 2027");
});

test("a search asks nothing, and a page without a form that changes anything loads nothing that asks", async ({
  page,
  signInAs,
  signInAccount,
}) => {
  await signInAs("coordinator");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const { id } = demonstration.challenge;
  const visitId = await firstVisitId(db, id);
  await visit(page, `/challenges/${id}/visits/${visitId}/timetable/people`, /People/);
  const asked = listen(page, "stay");
  await page.locator("form[method=get] input:not([type=hidden])").first().fill("Reed");
  await page.waitForLoadState("networkidle");
  await page.locator(`a[href="/challenges/${id}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`/challenges/${id}$`));
  expect(asked).toEqual([]);
  await page.waitForLoadState("networkidle");
  expect(requests.filter(asks)).toEqual([]);
  await signInAccount(coordinator);
  await visit(page, `${timetable}/rules`, "House rules");
  await expect.poll(() => requests.filter(asks).length).toBe(1);
});
