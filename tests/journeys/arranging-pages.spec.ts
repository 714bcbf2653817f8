import { makeTestChallenge } from "../support/factories.ts";
import { furnishVisit } from "../support/factories-on-site.ts";
import { expect, expectAccessible, test } from "../support/journey.ts";
import { expectWhole } from "../support/whole-page.ts";

/** A phone and a laptop: width and height in CSS pixels. */
const SCREENS = [
  { name: "phone", width: 390, height: 844 },
  { name: "laptop", width: 1280, height: 900 },
];

/** The pages with which a visit is arranged, which the navigation leads to only by way of others. */
const PAGES = [
  "",
  "?day=all&by=rooms",
  "?view=person",
  "/today",
  "/today?day=2026-03-02",
  "/make",
  "/changes",
  "/coverage",
  "/rules",
  "/sites",
  "/people",
  "/people/new",
  "/people/ask",
  "/people/PERSON",
  "/absences",
  "/import",
  "/sessions/new",
  "/sessions/SESSION",
  "/sessions/SESSION/places",
  "/sessions/SESSION/move",
  "/sessions/SESSION/outcome",
  "/late-change",
  "/releases",
  "/calendar",
  "/paper",
  "/paper/peer-days",
  "/paper/wall-grid",
  "/paper/door-signs",
  "/paper/reception-list",
  "/paper/joining-notes",
];

for (const { name, width, height } of SCREENS) {
  test(`on a ${name} every page of arranging a visit is whole`, async ({ page, signInAccount }) => {
    test.slow();
    const challenge = await makeTestChallenge();
    const { people, sessions } = await furnishVisit(challenge);
    await page.setViewportSize({ width, height });
    await signInAccount(challenge.permits.coordinator.actor.accountId);
    for (const path of PAGES) {
      await test.step(path || "/", async () => {
        const filled = path.replace("PERSON", people[0] ?? "").replace("SESSION", sessions[0] ?? "");
        const answer = await page.goto(`/challenges/${challenge.id}/timetable${filled}`);
        expect(answer?.status()).toBe(200);
        await expectWhole(page);
        await expectAccessible(page);
      });
    }
  });
}
