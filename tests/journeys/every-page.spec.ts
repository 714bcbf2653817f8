import { can, ROLES, type Role } from "#app/access/permissions.ts";
import { PLACES } from "#app/areas/home/navigation.ts";
import { expectWholeOnEveryScreen, expectWholeUnlessShown } from "../support/every-screen.ts";
import { demonstration, expect, test } from "../support/journey.ts";

/** Where the demonstration is left standing. */
const STAGE = "reviewing";

test.describe.configure({ mode: "parallel" });

const base = () => `/challenges/${demonstration.challenge.id}`;

/** One of each side first: two that begin together have little in common, and those who come after them much that was shown whole by then. */
const FIRST: readonly Role[] = ["challenge-manager", "coordinator"];

for (const role of [...FIRST, ...ROLES.filter((each) => !FIRST.includes(each))]) {
  test(`${role} on a phone and a laptop: every place of the navigation is whole`, async ({
    page,
    signInAs,
  }) => {
    test.slow();
    await signInAs(role);
    await page.goto(base());
    const links = page.getByRole("navigation", { name: "Parts of this challenge" }).locator("a");
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    // The navigation is the permissions in journey order: nothing more, nothing less.
    const places = PLACES.filter(({ permissions }) =>
      permissions.some((permission) => can(role, permission, { stage: STAGE })),
    );
    // The timetable is that of the visit in view: at this stage the review's, which nothing printed names.
    const visitId = addresses.map((address) => /\/visits\/([^/]+)\//.exec(address)?.[1]).find(Boolean) ?? "";
    expect(visitId).not.toBe(demonstration.challenge.visitId);
    const at = { challengeId: demonstration.challenge.id, visitId };
    expect(addresses).toEqual(places.map((place) => place.page(at)));
    for (const address of addresses) await expectWholeUnlessShown(page, address);
  });
}

test("nobody on a phone and a laptop: the public pages are whole", async ({ page }) => {
  test.slow();
  await page.goto("/");
  const published = page.getByRole("main").locator('a[href^="/published/"]');
  const documents = await published.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const address of ["/", "/sign-in", "/accessibility", ...documents]) {
    await expectWholeOnEveryScreen(page, address);
  }
});

const SIGNED_IN_ELSEWHERE = {
  administrator: [
    "/administration",
    "/administration/accounts",
    "/administration/mail",
    "/administration/support",
    "/administration/audit",
    "/account",
    "/account/password",
    "/account/second-factor",
    "/account/sessions",
  ],
  "challenge-manager": ["/challenges", "/account", "/account/sessions"],
  nobody: ["/sign-in/forgotten", "/sign-in/link"],
};

for (const [role, addresses] of Object.entries(SIGNED_IN_ELSEWHERE)) {
  test(`${role} on a phone and a laptop: the pages that belong to no challenge are whole`, async ({
    page,
    signInAs,
  }) => {
    test.slow();
    if (role !== "nobody") await signInAs(role);
    for (const address of addresses) await expectWholeOnEveryScreen(page, address);
  });
}
