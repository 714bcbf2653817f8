import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type DoctorReport, examine } from "#app/cli/doctor.server.ts";
import type { DoctorFinding } from "#app/cli/finding.ts";
import { readEnvironment } from "#app/platform/settings/env.server.ts";
import { runCommandLine } from "#tests/support/command-line.ts";

let folder: string;
let dataDir: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-doctor-"));
  dataDir = join(folder, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  const database = join(dataDir, "workspace.db");
  copyFileSync(process.env.TEST_BASE_DATABASE as string, database);
  chmodSync(database, 0o600);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settingsOf = (settings: Record<string, string>) => ({
  NODE_ENV: "production",
  LOG_LEVEL: "silent",
  DATABASE_URL: "",
  DATA_DIR: dataDir,
  ...settings,
});

const statesOf = (report: DoctorReport, about: DoctorFinding["about"]) =>
  report.findings.filter((finding) => finding.about === about).map(({ state }) => state);

/** What it says of everything that is not well, a line each. */
const said = (report: DoctorReport) =>
  report.findings
    .map(({ about, state, says, todo }) => `${about} ${state}: ${says} ${todo ?? ""}`)
    .join("\n");

it("finds a workspace well, and says what it has not got", async () => {
  const mailServer = createServer((socket) => {
    socket.on("error", () => undefined).end("220 mail.example.org\r\n");
  });
  await new Promise<void>((resolve) => mailServer.listen(0, "127.0.0.1", resolve));
  const { port } = mailServer.address() as AddressInfo;
  try {
    const { code, stdout, stderr } = await runCommandLine(["doctor"], {
      settings: settingsOf({ SMTP_URL: `smtp://127.0.0.1:${port}` }),
    });
    const report = JSON.parse(stdout) as DoctorReport;
    expect([code, report.isWell], stderr).toEqual([0, true]);
    for (const about of ["settings", "rights", "database", "mail", "clock"] as const) {
      expect([about, statesOf(report, about)]).toEqual([about, ["well"]]);
    }
    expect([statesOf(report, "server"), statesOf(report, "back-up")]).toEqual([["look"], ["look"]]);
    expect(stderr).toMatch(/^back-up: The server makes no back-up by itself\. Set BACKUP_DIR/m);
  } finally {
    mailServer.close();
  }
});

it("says of each thing that is wrong what to do", async () => {
  const database = new Database(join(dataDir, "workspace.db"));
  database.exec(`
    INSERT INTO "AuditEvent" ("id", "at", "actorName", "type", "data") VALUES ('e1', '2026-01-12T09:00:00.000Z', 'Somebody', 'challenge-created', '{}');
    INSERT INTO "MailHalt" ("id", "since", "until", "failures", "reason") VALUES ('mail', '2026-01-12T09:00:00.000Z', '2026-01-12T09:00:00.000Z', 1, 'The mail server is asleep.');
  `);
  database.close();
  const key = join(dataDir, "secret.key");
  writeFileSync(key, "k".repeat(40));
  chmodSync(key, 0o644);
  const settings = readEnvironment(
    settingsOf({
      // A port of this machine that nobody listens on.
      SMTP_URL: "smtp://127.0.0.1:9",
      BACKUP_DIR: join(folder, "back-ups"),
      PUBLIC_URL: "http://challenges.example.org",
    }),
  );
  const report = await examine(settings, new Date("2026-01-11T09:00:00Z"));
  expect(report.isWell).toBe(false);
  expect(statesOf(report, "settings")).toEqual(["look"]);
  for (const about of ["rights", "clock", "back-up"] as const)
    expect([about, statesOf(report, about)]).toEqual([about, ["wrong"]]);
  expect(statesOf(report, "mail")).toEqual(["wrong", "wrong"]);
  expect(said(report)).toMatch(
    /^rights wrong: Other users .* may read .*secret\.key\. Start the server again/m,
  );
  expect(said(report)).toMatch(/^clock wrong: .*2026-01-12.* Set the clock/m);
  expect(said(report)).toMatch(/^mail wrong: No message goes at present: The mail server is asleep\./m);
  expect(said(report)).toMatch(/^mail wrong: .* port 9, cannot be reached \(ECONNREFUSED\)/m);
});

it("says the sentence of a start when the database or the key is wrong", async () => {
  const settings = readEnvironment(settingsOf({}));
  writeFileSync(join(dataDir, "secret.key"), "short", { mode: 0o600 });
  expect(said(await examine(settings, new Date()))).toMatch(/^database wrong: .*secret\.key is too short/m);
  writeFileSync(join(dataDir, "workspace.db"), "this is not a database ".repeat(400));
  const damaged = await examine(settings, new Date());
  expect([damaged.isWell, statesOf(damaged, "database")]).toEqual([false, ["wrong"]]);
  expect(said(damaged)).toMatch(/^database wrong: The file .* is not a database/m);
});
