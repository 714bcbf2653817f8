import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { expectWholeOnEveryScreen } from "../support/every-screen.ts";
import { makeTestChallenge } from "../support/factories.ts";
import { furnishVisit } from "../support/factories-on-site.ts";
import { test } from "../support/journey.ts";

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
  "/invitations",
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

/** Pages looked at by one test: several tests share both workers. */
const AT_A_TIME = 8;

test.describe.configure({ mode: "parallel" });

for (let first = 0; first < PAGES.length; first += AT_A_TIME) {
  const pages = PAGES.slice(first, first + AT_A_TIME);
  test(`on a phone and a laptop the pages of arranging a visit from ${pages[0] || "/"} are whole`, async ({
    page,
    signInAccount,
  }) => {
    test.slow();
    const challenge = await makeTestChallenge();
    const { people, sessions } = await furnishVisit(challenge);
    await signInAccount(challenge.permits.coordinator.actor.accountId);
    for (const path of pages) {
      const filled = path.replace("PERSON", people[0] ?? "").replace("SESSION", sessions[0] ?? "");
      // The timetable is a list on the one and a grid on the other, so axe looks at both.
      const base = `/challenges/${challenge.id}/visits/${challenge.visitId}/timetable`;
      await expectWholeOnEveryScreen(page, `${base}${filled}`, "axe on each");
    }
  });
}

test("on a phone and a laptop the pages of visits are whole", async ({ page, signInAccount }) => {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const calls = newId();
  await db.visit.create({
    data: {
      id: calls,
      challengeId: challenge.id,
      kind: "conversations",
      position: 2,
      days: { create: [{ date: "2026-02-10" }, { date: "2026-02-17" }] },
    },
  });
  await signInAccount(challenge.permits.challengeManager.actor.accountId);
  for (const path of ["", "/new", `/${challenge.visitId}`, `/${calls}`, `/${calls}/timetable`]) {
    await expectWholeOnEveryScreen(page, `/challenges/${challenge.id}/visits${path}`, "axe on each");
  }
});
