import { writeFileSync } from "node:fs";
import { db } from "#app/platform/db.server.ts";
import { arrive, expect, test, visit } from "../support/journey.ts";

/** A letter with as many themes as asked for, in our own words. */
function letterWith(themes: number): Buffer {
  const titles = ["Homes", "Streets", "Voices", "Money", "Staff", "Water", "Trees"].slice(0, themes);
  const parts = titles.map(
    (title, index) =>
      `**${index + 1}. ${title}: Is it well looked after?**\n\n- Asking residents twice a year.\n`,
  );
  return Buffer.from(`# Peer challenge\n\nWexcombe Borough Council\n\n## Scope\n\n${parts.join("\n")}`);
}

const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n");

const CASES: { what: string; name: string; bytes: () => Buffer; sentence: RegExp }[] = [
  {
    what: "an empty file",
    name: "letter.md",
    bytes: () => Buffer.alloc(0),
    sentence: /letter\.md.* is empty/,
  },
  {
    what: "a .docx that is not one",
    name: "letter.docx",
    bytes: () => Buffer.from("Dear Chief Executive,"),
    sentence: /“letter\.docx” is not a Word document/,
  },
  { what: "a PDF", name: "letter.pdf", bytes: () => PDF, sentence: /“letter\.pdf” is a PDF/ },
  {
    what: "a file of 50 MB",
    name: "letter.txt",
    bytes: () => Buffer.alloc(50 * 1024 * 1024, "The council asks. "),
    sentence: /“letter\.txt” is 50 MB; the most that can be read is 10 MB/,
  },
  {
    what: "a letter with no themes",
    name: "letter.md",
    bytes: () => letterWith(0),
    sentence: /No themes were found in “letter\.md”/,
  },
];

const COUNCILS = "Wexcombe Borough Council\nHarrowmere District Council";

test.beforeEach(({ signInAs }) => signInAs("administrator"));

/**
 * Challenges made by the administrator, and half-made ones nobody is in. Not simply all: other journeys make theirs
 * at the same time.
 */
function madeHere(): Promise<number> {
  return db.challenge.count({
    where: {
      OR: [{ memberships: { none: {} } }, { memberships: { some: { account: { isAdministrator: true } } } }],
    },
  });
}

test("says what is wrong with a file, keeps what was typed and makes nothing, file after file", async ({
  page,
}, info) => {
  const before = await madeHere();
  await visit(page, "/challenges/new/letter", "Make a challenge from a scope letter");
  const councils = page.getByLabel("Councils (optional)");
  await councils.fill(COUNCILS);
  let pressedAt = 0;
  for (const { what, name, bytes, sentence } of CASES) {
    await test.step(what, async () => {
      // From a file: Playwright itself takes no more than 50 MB at once.
      const path = info.outputPath(name);
      writeFileSync(path, bytes());
      await page.getByLabel("Scope letter", { exact: true }).setInputFiles(path);
      const field = page.locator(".govuk-form-group--error", { hasText: "Scope letter" });
      const said = field.locator(".govuk-error-message");
      // A second press within a second is taken for a double click.
      await page.waitForFunction((pressed) => performance.now() - pressed > 1_000, pressedAt);
      await page.getByRole("button", { name: "Read the letter" }).click();
      pressedAt = await page.evaluate(() => performance.now());
      await expect(said).toContainText(sentence, { timeout: 30_000 });

      // Both say it: the summary at the top, and the field itself.
      const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
      await expect(summary).toContainText(sentence);
      await expect(page).toHaveTitle(/^Error: /);
      await arrive(page, "Make a challenge from a scope letter");
      await expect(councils).toHaveValue(COUNCILS);
    });
  }
  expect(await madeHere()).toBe(before);
});

test("asks for the letter when none was chosen", async ({ page }) => {
  const before = await madeHere();
  await visit(page, "/challenges/new/letter", "Make a challenge from a scope letter");
  await page.getByRole("button", { name: "Read the letter" }).click();
  await expect(page.locator(".govuk-error-message")).toContainText("Choose the scope letter");
  await arrive(page, "Make a challenge from a scope letter");
  expect(await madeHere()).toBe(before);
});

test("finds fault with the memorandum beside the memorandum", async ({ page }) => {
  const before = await madeHere();
  await visit(page, "/challenges/new/letter", "Make a challenge from a scope letter");
  const letter = "tests/fixtures/scope/partnership-letter.md";
  await page.getByLabel("Scope letter", { exact: true }).setInputFiles(letter);
  await page
    .getByLabel("Memorandum of understanding (optional)")
    .setInputFiles({ name: "memorandum.pdf", mimeType: "application/pdf", buffer: PDF });
  // Held on its way, so that what is said meanwhile can be read.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/challenges/new/letter**", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "Read the letter" }).click();
  const progress = page.getByRole("status").filter({ hasText: "Reading" });
  await expect(progress).toContainText("Reading “partnership-letter.md” and “memorandum.pdf”.");
  release();
  await expect(progress).toHaveCount(0);
  const field = page.locator(".govuk-form-group--error", { hasText: "Memorandum of understanding" });
  await expect(field.locator(".govuk-error-message")).toContainText("“memorandum.pdf” is a PDF");
  await arrive(page, "Make a challenge from a scope letter");
  expect(await madeHere()).toBe(before);
});
