import type { Page } from "@playwright/test";
import { recordDecision } from "#app/areas/decisions/record-decision.server.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge, type TestChallenge } from "../support/factories.ts";
import { furnishVisit } from "../support/factories-on-site.ts";
import { arrive, expect, test, visit } from "../support/journey.ts";
import { choose, expectNotice, fillDay, press, pressUntil } from "../support/journey-forms.ts";

/** A scope agreed, people who answered, and a timetable released with its invitations. */
async function arranged(): Promise<TestChallenge> {
  const challenge = await makeTestChallenge({ stage: "preparing" });
  const { permits } = challenge;
  const now = new Date("2026-01-12T10:00:00Z");
  await furnishVisit(challenge);
  const { id: versionId } = await sendScope(permits.challengeManager, now);
  await recordDecision(
    permits.coordinator,
    "scope",
    {
      outcome: "agreed",
      against: "",
      takenByKind: "body",
      takenBy: "Cabinet",
      post: "",
      decidedOn: "2026-01-12",
      resolution: "RESOLVED: That it be agreed.",
      changedInMeeting: "",
      callInEndsOn: null,
      takesEffectOn: null,
      seen: "",
      versionId,
    },
    now,
  );
  await db.personAnswer.updateMany({
    where: { challengeId: challenge.id },
    data: { availability: "any-time", askedAt: now, answeredAt: now },
  });
  await releaseTimetable(permits.challengeManager, { acknowledge: true }, now);
  return challenge;
}

const main = (page: Page) => page.getByRole("main");

test("a visit is postponed by years, confirmed again step by step, printed with the reason, and put back", async ({
  page,
  signInAccount,
}) => {
  test.slow();
  const challenge = await arranged();
  const { permits, visitId } = challenge;
  const base = `/challenges/${challenge.id}`;
  await signInAccount(permits.challengeManager.actor.accountId);

  await test.step("what is missing is said beside its field", async () => {
    await visit(page, `${base}/visits`, "Visits");
    await main(page).getByRole("link", { name: "Postpone the visit" }).click();
    await arrive(page, "Postponing the visit");
    await main(page).getByRole("button", { name: "Postpone the visit" }).click();
    await arrive(page, "Postpone the visit");
    await press(page, "Postpone the visit");
    for (const words of [
      "Say who decided it",
      "Say why the visit is postponed",
      "Choose what becomes of this visit",
    ])
      await expect(main(page)).toContainText(words);
  });

  await test.step("postponed, with the earlier days in view and what rested on them marked", async () => {
    await page.getByLabel("Who decided it?").fill("Leader of the Council");
    await page.getByLabel("Why is it postponed?").fill("The council was asked to reorganise.");
    await choose(page, "It has new days");
    await fillDay(page, "First of the new days", "2097-03-01");
    await fillDay(page, "Last of the new days", "2097-03-04");
    await choose(page, "They go with their days");
    await choose(page, "Move them with the visit");
    await pressUntil(page, "Postpone the visit", "Visit postponed.");
    await expectNotice(page, "Visit postponed.");
    await arrive(page, "Postponing the visit");
    for (const words of [
      "2 to 5 March 2026",
      "1 to 4 March 2097",
      "The council was asked to reorganise.",
      "Scope agreed by Wexcombe Borough Council",
      "Peer: Asha Peer",
      "When other people can come",
      "Invitations to sessions: Visit",
    ])
      await expect(main(page)).toContainText(words);
    for (const [address, heading] of [
      [`${base}/peer-team`, "Peer team"],
      [`${base}/key-dates`, "Key dates"],
      [`${base}/visits/${visitId}/timetable`, "Timetable"],
    ] as const) {
      await visit(page, address, heading);
      await expect(main(page)).toContainText(/[Pp]ostponed on/);
    }
  });

  await test.step("one after the other is confirmed again", async () => {
    await visit(page, `${base}/postponing`, "Postponing the visit");
    await main(page).getByRole("link", { name: "Peer: Asha Peer" }).click();
    await arrive(page, "Peer: Asha Peer");
    await page.getByLabel("How do you know? (optional)").fill("By telephone.");
    await press(page, "Confirm again");
    await expectNotice(page, "Confirmed again.");
    await expect(main(page)).toContainText(/Confirmed by Mara Manager, .*: By telephone\./);
    await expect(main(page)).toContainText(
      /1 of \d+ things that rested on the earlier days are confirmed again/,
    );
  });

  await test.step("the papers and the page are printed with the reason, without buttons", async () => {
    await page.emulateMedia({ media: "print" });
    await expect(main(page).getByText("The council was asked to reorganise.")).toBeVisible();
    await expect(main(page).getByRole("button", { name: "Postpone again" })).toBeHidden();
    await page.goto(`${base}/visits/${visitId}/timetable/paper/peer-days`);
    await expect(
      page
        .getByText(/[Pp]ostponed on .* from 2 to 5 March 2026.*: The council was asked to reorganise\./)
        .last(),
    ).toBeVisible();
    await page.emulateMedia({ media: "screen" });
  });

  await test.step("and put back", async () => {
    await visit(page, `${base}/postponing/put-back`, "Put the visit back on its earlier days");
    await page.getByLabel("Why does it go back?").fill("The order was withdrawn.");
    await press(page, "Put it back");
    await expectNotice(page, "Visit put back on its earlier days.");
    await expect(main(page)).toContainText("The visit is on its earlier days");
    await expect(main(page)).toContainText("The order was withdrawn.");
    await visit(page, `${base}/peer-team`, "Peer team");
    await expect(main(page)).not.toContainText(/[Pp]ostponed on/);
  });
});
