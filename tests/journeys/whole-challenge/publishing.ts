import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, type Page, type TestInfo } from "@playwright/test";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { arrive, visit } from "../../support/journey.ts";
import { expectNotice, press, tick, tickIfAsked } from "../../support/journey-forms.ts";
import { WORDS } from "./cast.ts";

/** Checks and publishes one final document; returns its public address. */
export async function publish(page: Page, base: string, document: RegExp): Promise<string> {
  await visit(page, `${base}/publication`, "Publication");
  await page.getByRole("button", { name: new RegExp(`^Check and publish.*${document.source}`) }).click();
  await arrive(page, document);
  await tickIfAsked(page, /I have looked at/);
  await tick(page, "Yes, make it public now");
  await press(page, "Publish");
  await expectNotice(page, "Published. Everybody can read it now at /published/");
  await arrive(page, "Publication");
  const news = await page.getByRole("alert", { name: "Success" }).textContent();
  return /\/published\/[a-z0-9-]+/.exec(news ?? "")?.[0] ?? "";
}

/** Somebody who is not signed in reads what is published, and finds nothing of the peers' notes in it. */
export async function readPublished(page: Page, report: string, plan: string): Promise<void> {
  await visit(page, "/", "Published documents");
  await expect(page.locator(`a[href="${report}"]`)).toBeVisible();
  await page.goto(plan);
  await arrive(page, /Action plan/i);
  await expect(page.getByText(WORDS.action).first()).toBeVisible();
  await page.goto(report);
  await arrive(page, /./);
  await expect(page.getByText(WORDS.finding).first()).toBeVisible();
  await expect(page.getByText(WORDS.recommendationText).first()).toBeVisible();
  for (const address of [report, plan]) {
    const answer = await page.request.get(address);
    const html = await answer.text();
    expect(html).not.toContain(WORDS.note);
    expect(html).not.toContain("Ines Calder");
  }
}

/** Downloads the Word file beside a published page: the lint finds no fault, and LibreOffice opens it. */
export async function downloadWord(page: Page, info: TestInfo): Promise<void> {
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Download as Word/ }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  const path = info.outputPath("report.docx");
  await download.saveAs(path);
  const faults = (await lintDocx(readFileSync(path))).filter(({ severity }) => severity === "error");
  expect(faults).toEqual([]);
  if (spawnSync("soffice", ["--version"]).status !== 0) {
    info.annotations.push({
      type: "skipped",
      description: "LibreOffice is not installed: nobody opened the Word file",
    });
    return;
  }
  const profile = `-env:UserInstallation=file://${info.outputPath("libreoffice")}`;
  const folder = info.outputPath("pdf");
  execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path], {
    stdio: "pipe",
    timeout: 120_000,
  });
  expect(existsSync(`${folder}/report.pdf`)).toBe(true);
  expect(readFileSync(`${folder}/report.pdf`).subarray(0, 5).toString()).toBe("%PDF-");
}
