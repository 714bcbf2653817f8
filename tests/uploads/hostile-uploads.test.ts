import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, it } from "vitest";
import { readDocumentApart } from "#app/areas/scope/import/read-document-apart.server.ts";
import { readSheetsApart } from "#app/areas/timetable/excel/reading/read-import-file.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { HOSTILE_UPLOADS } from "#tests/fixtures/uploads/hostile-uploads.ts";

/**
 * One upload of each kind that is made to harm whoever reads it: refused in a sentence, or read, and everybody else goes on
 * meanwhile. `npm run soak -- uploads` tries all of them against the built server.
 */
it("refuses each kind of hostile upload in a sentence while the event loop goes on", {
  timeout: 300_000,
}, async () => {
  const uploads = HOSTILE_UPLOADS.filter(({ isShort }) => isShort);
  expect(uploads.length).toBeGreaterThanOrEqual(18);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const wrong: string[] = [];
  // Two at a time, as two people would.
  const queue = await Promise.all(uploads.map(async (upload) => ({ upload, bytes: await upload.make() })));
  delay.enable();
  const work = async (person: string) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { upload, bytes } = next;
      const file = { name: upload.fileName, bytes };
      const read = upload.as === "table" ? readSheetsApart : readDocumentApart;
      const outcome = await read(file, person).then(
        () => null,
        (error: unknown) => error,
      );
      const said = outcome instanceof AppError ? outcome.message : outcome;
      const isRight =
        upload.refused === null ? said === null : typeof said === "string" && upload.refused.test(said);
      if (!isRight) wrong.push(`${upload.what}: ${String(said)}`);
    }
  };
  await Promise.all([work("one"), work("other")]);
  delay.disable();
  expect(wrong).toEqual([]);
  // On a quiet machine under 20 ms; a reader in this process holds it for seconds.
  expect(delay.percentile(99) / 1_000_000).toBeLessThan(500);
});
