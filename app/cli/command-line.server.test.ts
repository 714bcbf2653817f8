import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { run as document } from "./document.server.ts";
import { run as importScope } from "./import-scope.server.ts";

const folder = mkdtempSync(join(tmpdir(), "cpc-cli-"));

describe("cpc document", () => {
  it("writes the Word file of the record and says what it wrote", async () => {
    const { id, title } = await makeTestChallenge({ partnership: true });
    const out = join(folder, "scope.docx");
    const printed = await document([id.toLowerCase(), "scope", "--out", out]);
    const bytes = readFileSync(out);
    expect(printed).toMatchObject({ file: out, bytes: bytes.byteLength, kind: "scope", title });
    expect(bytes.subarray(0, 2).toString()).toBe("PK");
  });

  it.each([
    [["NOBODY", "scope", "--out", "x.docx"], /There is no challenge “NOBODY”/],
    [["", "scope", "--out", "x.docx"], /There is no challenge/],
    [["X", "letter", "--out", "x.docx"], /There is no document “letter”/],
    [["X", "scope"], /Say which challenge/],
  ])("%j is refused with a sentence", async (args, sentence) => {
    await expect(document(args)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(sentence),
    });
  });

  it("names the councils when another is asked for, and the folder that is not there", async () => {
    const { id } = await makeTestChallenge();
    const out = join(folder, "plan.docx");
    await expect(document([id, "scope", "--out", out, "--council", "Sallow"])).rejects.toThrow(
      "Its councils are: Wexcombe Borough Council.",
    );
    await expect(document([id, "scope", "--out", join(folder, "no", "x.docx")])).rejects.toThrow(
      "could not be written",
    );
  });
});

describe("cpc import-scope", () => {
  it.each([
    [[], /Name one scope letter/],
    [["a.md", "b.md"], /Name one scope letter/],
    [[join(folder, "none.docx")], /There is no file/],
    [[folder], /is not a file/],
  ])("%j is refused with a sentence, and makes nothing", async (args, sentence) => {
    const before = await db.challenge.count();
    await expect(importScope(args)).rejects.toMatchObject({ message: expect.stringMatching(sentence) });
    expect(await db.challenge.count()).toBe(before);
  });

  it("refuses an empty letter by its name", async () => {
    const path = join(folder, "empty.md");
    writeFileSync(path, "");
    await expect(importScope([path])).rejects.toThrow("“empty.md” is empty");
  });
});
