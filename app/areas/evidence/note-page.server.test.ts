import { expect, it } from "vitest";
import { liftHold, placeHold } from "#app/areas/retention/change-retention.server.ts";
import { db } from "#app/platform/db.server.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { writeTestNote } from "#tests/support/factories-evidence.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import * as notePage from "./routes/note.tsx";

const ask = drawnPages({ "/challenges/:challengeId/evidence/notes/:noteId": notePage });

// E12: fails on 8b229bf, where "Kept until …, then destroyed" stood there for as long as a hold kept the note.
it("names no day on which a note that a hold keeps is destroyed, and the true one when it is lifted", async () => {
  const challenge = await makeTestChallenge();
  const { peer, challengeManager } = challenge.permits;
  const noteId = await writeTestNote(challenge);
  await setDaysOnSite(db, challenge.id, ["2020-03-02", "2020-03-05"]);
  await db.challenge.update({ where: { id: challenge.id }, data: { stage: "reviewing" } });
  await placeHold(challengeManager, { category: null, reason: "A request of the heron society" }, TEST_NOW);
  const cookie = await sessionCookie(peer.actor.accountId);
  const said = async () => {
    const { html } = await ask(`/challenges/${challenge.id}/evidence/notes/${noteId}`, { cookie });
    return html.replaceAll("<!-- -->", "").match(/(Kept until|Destroyed)[^<]*/)?.[0] ?? "";
  };
  const rule = "12 months after the last day on site, 5 March 2020 (house rule)";
  expect(await said()).toBe(`Kept until a hold on it is lifted. By its rule: ${rule}.`);
  const { id } = await db.retentionHold.findFirstOrThrow({ where: { challengeId: challenge.id } });
  await liftHold(challengeManager, id, TEST_NOW);
  // Nobody has been told, so that it is kept for thirty days more.
  expect(await said()).toMatch(/^Kept until \d+ \w+ 20\d\d, then destroyed: 12 months after/);
  expect(await said()).not.toContain("March 2021");
});
