import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { bombOf } from "#tests/fixtures/uploads/packages.ts";
import { checkArchive } from "./check-archive.server.ts";
import type { CopyManifest } from "./manifest.ts";
import { readArchive } from "./read-archive.server.ts";

/** A small archive of each version as it was first written: it stays readable, whatever comes after. */
const FOLDER = join(projectRoot, "tests", "fixtures", "archives");
const FIRST = join(FOLDER, "version-1.zip");

let folder: string;
let made = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-read-archive-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first archive with something done to it. */
async function changed(change: (zip: JSZip) => unknown): Promise<string> {
  const zip = await JSZip.loadAsync(readFileSync(FIRST));
  await change(zip);
  return written(await zip.generateAsync({ type: "uint8array", compression: "DEFLATE" }));
}

function written(bytes: Uint8Array): string {
  const path = join(folder, `changed-${++made}.zip`);
  writeFileSync(path, bytes);
  return path;
}

const textOf = async (zip: JSZip, name: string) => (await zip.file(name)?.async("text")) ?? "";

async function changeManifest(zip: JSZip, change: (manifest: CopyManifest) => unknown): Promise<void> {
  const manifest = JSON.parse(await textOf(zip, "manifest.json")) as CopyManifest;
  change(manifest);
  zip.file("manifest.json", JSON.stringify(manifest));
}

/** Puts other words into an entry and has the manifest say that they belong there. */
async function putTrusted(zip: JSZip, path: string, text: string): Promise<void> {
  zip.file(path, text);
  await changeManifest(zip, ({ entries }) => {
    const entry = entries.find((one) => one.path === path);
    if (entry === undefined) throw new Error(`no ${path}`);
    entry.bytes = Buffer.byteLength(text);
    entry.sha256 = createHash("sha256").update(text).digest("hex");
  });
}

it.each([
  [1, "Council"],
  [2, "ParticipatingCouncil"],
  [3, "ParticipatingCouncil"],
])("reads an archive of version %i as it was first written", async (version, councils) => {
  const path = join(FOLDER, `version-${version}.zip`);
  const report = await checkArchive(path);
  expect(report).toMatchObject({
    version,
    copy: { kind: "whole" },
    challenge: { title: "Wexcombe and Harrowmere Partnership", stage: "on-site" },
    madeAt: "2026-11-26T10:00:00.000Z",
    files: 1,
    missing: [],
  });
  expect(report.tables).toMatchObject({
    Challenge: 1,
    [councils]: 2,
    Theme: 5,
    Prompt: 10,
    Peer: 2,
    Note: 1,
  });
  const archive = await readArchive(path);
  const [note] = await archive.rows("Note");
  expect(note).toMatchObject({
    id: "note",
    text: "A note of “one” peer.\nWith two lines.",
    sessionId: null,
    version: 1,
  });
  const [challenge] = await archive.rows("Challenge");
  expect(challenge).toMatchObject({ isPartnership: true, createdAt: "2026-01-12T10:00:00.000Z" });
  const [file] = archive.manifest.files;
  let text = "";
  for await (const piece of archive.bytes(file?.path ?? "")) text += Buffer.from(piece).toString();
  expect(text).toBe("A letter.\n");
});

it.each<[string, (zip: JSZip) => unknown, RegExp]>([
  [
    "a row changed",
    async (zip) =>
      zip.file("records/Note.json", (await textOf(zip, "records/Note.json")).replace("two", "six")),
    /records\/Note\.json.* is not what its manifest says/,
  ],
  [
    "an entry made longer",
    async (zip) => zip.file("records/Note.json", `${await textOf(zip, "records/Note.json")} `),
    /longer than it should be/,
  ],
  ["an entry made shorter", (zip) => zip.file("records/Note.json", "[]"), /is not what its manifest says/],
  [
    "a file changed",
    (zip) => zip.file("source-documents/1 letter.txt", "A lettre.\n"),
    /1 letter\.txt.* is not what its manifest says/,
  ],
  ["an entry removed", (zip) => zip.remove("records/Theme.json"), /“records\/Theme\.json” is missing/],
  [
    "an entry added",
    (zip) => zip.file("records/More.json", "[]"),
    /“records\/More\.json” is in the archive, and its manifest does not name it/,
  ],
  ["no manifest", (zip) => zip.remove("manifest.json"), /has no manifest\.json/],
  ["another zip", (zip) => zip.file("manifest.json", "{}"), /no archive of a challenge/],
  [
    "a manifest that is no JSON",
    (zip) => zip.file("manifest.json", "{"),
    /“manifest\.json” in the archive cannot be read/,
  ],
  [
    "a manifest without counts",
    (zip) => changeManifest(zip, (manifest) => Object.assign(manifest, { tables: { Note: {} } })),
    /manifest of the archive is damaged: tables\.Note\.rows/,
  ],
  [
    "a later version",
    (zip) => changeManifest(zip, (manifest) => Object.assign(manifest, { version: 7 })),
    /of version 7, and this product reads version 4 and earlier/,
  ],
  [
    "a row taken out, hash and all",
    (zip) => putTrusted(zip, "records/Note.json", "[]"),
    /“Note” has 0 rows in the archive, and its manifest says 1/,
  ],
  [
    "a word where a number belongs",
    async (zip) =>
      putTrusted(
        zip,
        "records/Note.json",
        (await textOf(zip, "records/Note.json")).replace(`"version":1`, `"version":"1"`),
      ),
    /Row 1 of “Note”.*version/,
  ],
  [
    "a column too many",
    async (zip) =>
      putTrusted(
        zip,
        "records/Note.json",
        (await textOf(zip, "records/Note.json")).replace(`"version":1`, `"version":1,"more":1`),
      ),
    /Row 1 of “Note”/,
  ],
  ["rows that are no list", (zip) => putTrusted(zip, "records/Note.json", "{}"), /is no list of rows/],
  [
    "a column that only a newer product has",
    (zip) => changeManifest(zip, ({ tables }) => tables.Note?.columns.push("mood")),
    /columns that are not known here/,
  ],
  ["a name that leads outside", (zip) => zip.file("../outside.txt", "x"), /leads outside/],
])("refuses %s", async (_, change, sentence) => {
  await expect(changed(change).then(checkArchive)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(sentence),
  });
});

it.each<[string, () => string, RegExp]>([
  ["a file that is not there", () => join(folder, "none.zip"), /There is no such file/],
  ["an empty file", () => written(Buffer.alloc(0)), /not a zip file/],
  ["something else", () => written(Buffer.from("Dear colleague")), /not a zip file/],
  [
    "one that is cut short",
    () => written(readFileSync(FIRST).subarray(0, 9_000)),
    /not a zip file|cut short/,
  ],
  ["a folder", () => folder, /not a zip file/],
])("refuses %s", async (_, path, sentence) => {
  await expect(checkArchive(path())).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(sentence),
  });
});

it("takes no more of an entry than its manifest says, whatever it unpacks to", async () => {
  const { files } = await JSZip.loadAsync(readFileSync(FIRST));
  const parts: Record<string, Uint8Array> = {};
  for (const part of Object.values(files)) parts[part.name] = await part.async("uint8array");
  parts["records/Note.json"] = Buffer.alloc(200 * 1024 * 1024, "0");
  const path = written(await bombOf(parts));
  const before = process.memoryUsage().rss;
  await expect(checkArchive(path)).rejects.toThrow(/longer than it should be/);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
}, 120_000);
