import { expect, expectAccessible, test, visit } from "../support/journey.ts";
import { shapeOf } from "../support/page-shape.ts";

test("what axe looked at once it looks at again only where something is new, and finds it there", async ({
  page,
}) => {
  await visit(page, "/accessibility", "Accessibility statement");
  const before = await shapeOf(page);
  await page
    .getByRole("main")
    .locator("p")
    .first()
    .evaluate((paragraph) => {
      paragraph.textContent = "Other words.";
    });
  expect(new Set(before)).toEqual(new Set(await shapeOf(page)));

  const faults: [string, string][] = [
    ["an image without words", '<img src="data:,">'],
    ["a field without a label", '<input class="govuk-input" type="text" name="bare">'],
    ["words that cannot be told from the page", '<p id="pale">Pale</p>'],
    ["a label that leads nowhere", '<label for="nowhere">Name</label><input type="text">'],
    ["the name of a link left out", '<a class="govuk-link" href="/"></a>'],
  ];
  for (const [what, html] of faults) {
    const added = page.getByRole("main").locator("#added");
    await page.getByRole("main").evaluate((main, inner) => {
      main.insertAdjacentHTML("beforeend", `<div id="added">${inner}</div>`);
      // By script: the pages allow no style in an attribute.
      document.getElementById("pale")?.style.setProperty("color", "#eeeeee");
    }, html);
    await expect(expectAccessible(page), what).rejects.toThrow("accessibility of");
    await added.evaluate((element) => element.remove());
  }
});
