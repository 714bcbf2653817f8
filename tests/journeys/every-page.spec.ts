import { can, ROLES } from "#app/access/permissions.ts";
import { PLACES } from "#app/areas/home/navigation.ts";
import { demonstration, expect, expectAccessible, test } from "../support/journey.ts";
import { expectWhole } from "../support/whole-page.ts";

/**
 * A phone and a laptop: width and height in CSS pixels. Axe looks at the phone here; at the laptop's width it looks at
 * every page of the whole challenge, and twice would double the minutes.
 */
const SCREENS = [
  { name: "phone", width: 390, height: 844, axe: true },
  { name: "laptop", width: 1280, height: 900, axe: false },
];

/** Where the demonstration is left standing. */
const STAGE = "reviewing";

test.describe.configure({ mode: "parallel" });

const base = () => `/challenges/${demonstration.challenge.id}`;

for (const role of ROLES) {
  for (const screen of SCREENS) {
    test(`${role} on a ${screen.name}: every place of the navigation is whole`, async ({
      page,
      signInAs,
    }) => {
      test.slow();
      await page.setViewportSize({ width: screen.width, height: screen.height });
      await signInAs(role);
      await page.goto(base());
      const links = page.getByRole("navigation", { name: "Parts of this challenge" }).locator("a");
      const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      // The navigation is the permissions in journey order: nothing more, nothing less.
      const places = PLACES.filter(({ permissions }) =>
        permissions.some((permission) => can(role, permission, { stage: STAGE })),
      );
      expect(addresses).toEqual(places.map(({ path }) => (path === "" ? base() : `${base()}/${path}`)));
      for (const address of addresses) {
        await test.step(address.slice(base().length) || "/", async () => {
          const answer = await page.goto(address);
          expect(answer?.status()).toBe(200);
          await expectWhole(page);
          if (screen.axe) await expectAccessible(page);
        });
      }
    });
  }
}

for (const screen of SCREENS) {
  test(`nobody on a ${screen.name}: the public pages are whole`, async ({ page }) => {
    await page.setViewportSize({ width: screen.width, height: screen.height });
    await page.goto("/");
    const published = page.getByRole("main").locator('a[href^="/published/"]');
    const documents = await published.evaluateAll((all) =>
      all.map((link) => link.getAttribute("href") ?? ""),
    );
    for (const address of ["/", "/sign-in", "/accessibility", ...documents]) {
      await test.step(address, async () => {
        const answer = await page.goto(address);
        expect(answer?.status()).toBe(200);
        await expectWhole(page);
        if (screen.axe) await expectAccessible(page);
      });
    }
  });
}

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
  for (const screen of SCREENS) {
    test(`${role} on a ${screen.name}: the pages that belong to no challenge are whole`, async ({
      page,
      signInAs,
    }) => {
      await page.setViewportSize({ width: screen.width, height: screen.height });
      if (role !== "nobody") await signInAs(role);
      for (const address of addresses) {
        await test.step(address, async () => {
          const answer = await page.goto(address);
          expect(answer?.status()).toBe(200);
          await expectWhole(page);
          if (screen.axe) await expectAccessible(page);
        });
      }
    });
  }
}
