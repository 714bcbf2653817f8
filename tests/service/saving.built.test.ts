import { execFileSync, fork } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { CHROMIUM_ARGUMENTS, chromiumPath } from "#tests/support/browser.ts";
import { makeDemonstration, type ServerProcess, startServer } from "#tests/support/running-server.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";

const WRITERS = 20;
const PAGES_AT_REST = 30;

const PRLIMIT = "/usr/bin/prlimit";
/** Less than the log of the database holds after the first note. */
const FULL_AT_BYTES = 8_192;
/** The user that nobody is, for rights that root does not feel. */
const NOBODY = 65_534;
const DISK_FULL = "its disk is full or does not answer";
const NO_RIGHTS = "it cannot open its own files";

const folder = mkdtempSync(join(tmpdir(), "cpc-saving-"));
const base = join(folder, "base");
let challengeId: string;
let themeId: string;
/** A peer and the challenge manager who are signed in, by their cookies; the same in every copy of the demonstration. */
let cookie: string;
let managersCookie: string;

beforeAll(async () => {
  ({
    challenge: { id: challengeId },
  } = await makeDemonstration(base));
  // Whatever is imported of the product from here on works on the same folder.
  process.env.DATA_DIR = base;
  const { db } = await import("#app/platform/db.server.ts");
  ({ id: themeId } = await db.theme.findFirstOrThrow({ where: { challengeId }, select: { id: true } }));
  await db.challenge.update({ where: { id: challengeId }, data: { stage: "on-site" }, select: { id: true } });
  const signIn = async (role: string) => {
    const { accountId } = await db.membership.findFirstOrThrow({
      where: { challengeId, role },
      select: { accountId: true },
    });
    return sessionCookie(accountId);
  };
  cookie = await signIn("peer");
  managersCookie = await signIn("challenge-manager");
  await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  await db.$disconnect();
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Place {
  dataDir: string;
  server: ServerProcess;
}

async function serveCopy(
  name: string,
  { settings = {}, user }: { settings?: Record<string, string>; user?: number } = {},
): Promise<Place> {
  const dataDir = join(folder, name);
  cpSync(base, dataDir, { recursive: true });
  if (user !== undefined) giveTo(user, dataDir);
  return { dataDir, server: await startServer(dataDir, { LOG_LEVEL: "warn", ...settings }, { user }) };
}

/** Makes a folder and all that is in it a user's own, who may get to it, and nobody else's. */
function giveTo(user: number, dataDir: string): void {
  chmodSync(folder, 0o711);
  execFileSync("chown", ["-R", `${user}:${user}`, dataDir]);
}

async function sendNote({ url }: ServerProcess, noteId: string, text: string) {
  const answer = await fetch(`${url}/challenges/${challengeId}/evidence/new`, {
    method: "POST",
    headers: { Cookie: cookie, Origin: url, "Sec-Fetch-Site": "same-origin" },
    body: new URLSearchParams({
      intent: "save",
      noteId,
      text,
      leaning: "neutral",
      sourceKind: "officer",
      themeId,
    }),
    redirect: "manual",
  });
  return { status: answer.status, retryAfter: answer.headers.get("Retry-After"), body: await answer.text() };
}

/** Milliseconds until a page of somebody who only reads was there. */
async function timePage({ url }: ServerProcess): Promise<number> {
  const since = performance.now();
  const answer = await fetch(`${url}/challenges/${challengeId}`, { headers: { Cookie: cookie } });
  expect(answer.status).toBe(200);
  await answer.arrayBuffer();
  return performance.now() - since;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] as number;
}

function textsIn(dataDir: string): Map<string, string> {
  const database = new Database(join(dataDir, "workspace.db"), { timeout: 5_000 });
  const rows = database.prepare('SELECT "id", "text" FROM "Note"').all() as { id: string; text: string }[];
  database.close();
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** The names of all files that are kept, and of what is left of those that were not. */
const keptIn = (dataDir: string) =>
  readdirSync(join(dataDir, "files"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.length > 2)
    .sort();

interface Hold {
  holdMs: number;
  times: number;
  pauseMs: number;
}

/** Another process takes the lock for writing, so many times; `change` hears when it has it and when not any more. */
function holdLock(
  dataDir: string,
  { holdMs, times, pauseMs }: Hold,
  change: (isHeld: boolean) => void,
): Promise<number | null> {
  const child = fork(
    join(projectRoot, "tests", "support", "hold-lock.mjs"),
    [join(dataDir, "workspace.db"), ...[holdMs, times, pauseMs].map(String)],
    { cwd: projectRoot, execArgv: [], env: { ...process.env, NODE_OPTIONS: "" } },
  );
  child.on("message", (message) => change(message === "held"));
  return new Promise((resolve) => child.once("exit", resolve));
}

interface Sent {
  id: string;
  text: string;
  sentAt: number;
  status: number;
  body: string;
  retryAfter: string | null;
}

/** Twenty people write while another process holds the lock, and somebody reads. */
async function writeUnderLock(place: Place, hold: Hold, betweenMs: number) {
  const { newId } = await import("#app/platform/ids.ts");
  const { server, dataDir } = place;
  for (let warm = 0; warm < 5; warm += 1) await timePage(server);
  const rest: number[] = [];
  for (let page = 0; page < PAGES_AT_REST; page += 1) rest.push(await timePage(server));

  const sent: Sent[] = [];
  const held: number[] = [];
  let isHeld = false;
  let freeSince = 0;
  let isOver = false;
  const holding = holdLock(dataDir, hold, (now) => {
    isHeld = now;
    if (!now) freeSince = performance.now();
  });
  while (!isHeld) await pause(5);
  const write = async (number: number) => {
    const id = newId();
    const text = `Note ${number} ${id}, as it was said.`;
    const sentAt = performance.now();
    sent.push({ id, text, sentAt, ...(await sendNote(server, id, text)) });
  };
  const writer = async (_: unknown, number: number) => {
    while (!isOver) {
      await write(number);
      await pause(betweenMs);
    }
    // Everybody once more, now that nobody holds it any longer.
    await write(number);
  };
  const writing = Promise.all(Array.from({ length: WRITERS }, writer));
  const reader = (async () => {
    while (!isOver) {
      const wasHeld = isHeld;
      const ms = await timePage(server);
      if (wasHeld && isHeld) held.push(ms);
      await pause(50);
    }
  })();
  expect(await holding).toBe(0);
  isOver = true;
  await Promise.all([writing, reader]);
  return { sent, freeSince, ratio: median(held) / median(rest), there: textsIn(dataDir) };
}

function expectKept({ sent, freeSince, there }: Awaited<ReturnType<typeof writeUnderLock>>): void {
  for (const { id, text, status, body, retryAfter, sentAt } of sent) {
    if (status === 302) {
      expect(there.get(id)).toBe(text);
    } else {
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: "5" });
      expect(body).toContain("The service is busy");
      expect(body).toContain(text);
      expect(there.has(id)).toBe(false);
      expect(sentAt).toBeLessThan(freeSince);
    }
  }
  expect(
    sent.filter(({ sentAt, status }) => sentAt > freeSince && status === 302).length,
  ).toBeGreaterThanOrEqual(WRITERS);
}

describe("while another process holds the lock", () => {
  it("writers wait or are asked to try again, nothing is lost, pages answer, and afterwards all is as before", async () => {
    const places = await Promise.all([
      serveCopy("seven-seconds"),
      serveCopy("nine-times", { settings: { DATABASE_WAIT_MS: "500" } }),
    ]);
    const [long, often] = places as [Place, Place];
    try {
      const [once, nine] = await Promise.all([
        writeUnderLock(long, { holdMs: 7_000, times: 1, pauseMs: 0 }, 1_000),
        writeUnderLock(often, { holdMs: 1_000, times: 9, pauseMs: 300 }, 1_000),
      ]);
      for (const run of [once, nine]) {
        expectKept(run);
        expect(run.ratio).toBeLessThanOrEqual(3);
      }
      // Those who had waited five seconds were refused; those who came later were not.
      expect(once.sent.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
      expect(nine.sent.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
      for (const { dataDir } of places) {
        expect(await holdLock(dataDir, { holdMs: 0, times: 1, pauseMs: 0 }, () => undefined)).toBe(0);
      }
    } finally {
      await Promise.all(places.map(({ server }) => server.stop()));
    }
  }, 120_000);
});

/** Lets a process write no file beyond so many bytes: the kernel refuses it where a full disk would. Asked by its own user. */
function limitFiles({ pid }: ServerProcess, bytes: number | "unlimited", user?: number): void {
  const as = user === undefined ? {} : { uid: user, gid: user };
  execFileSync(PRLIMIT, ["--pid", String(pid), `--fsize=${bytes}:unlimited`], as);
}

async function expectRefused(
  { server, dataDir }: Place,
  noteId: string,
  ...reasons: string[]
): Promise<void> {
  const text = `Said while nothing could be saved, ${noteId}.`;
  const answer = await sendNote(server, noteId, text);
  expect({ status: answer.status, retryAfter: answer.retryAfter }).toEqual({ status: 503, retryAfter: "5" });
  const said = /The service cannot save anything at the moment: (?<why>[^.]+)\. Nothing was saved\./.exec(
    answer.body,
  );
  expect(reasons).toContain(said?.groups?.why);
  expect(answer.body).toContain(text);
  expect(textsIn(dataDir).has(noteId)).toBe(false);
  // Those who only read notice nothing.
  await timePage(server);
}

async function expectSaved({ server, dataDir }: Place, noteId: string): Promise<void> {
  const text = `Said when all was well, ${noteId}.`;
  expect((await sendNote(server, noteId, text)).status).toBe(302);
  expect(textsIn(dataDir).get(noteId)).toBe(text);
}

/** A page of the challenge in a browser of somebody who is signed in. */
async function openPage(browser: Browser, { url }: ServerProcess, as: string, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  const [name = "", ...value] = as.split("=");
  await page.context().addCookies([{ name, value: value.join("="), url }]);
  await page.goto(`${url}/challenges/${challengeId}/${path}`);
  return page;
}

/** The page of a note that a peer has typed in a browser and not sent yet. */
async function typeNote(browser: Browser, server: ServerProcess, text: string): Promise<Page> {
  const page = await openPage(browser, server, cookie, "evidence/new?source=officer");
  await page.getByLabel("Your note").fill(text);
  await page.getByRole("radio", { name: "Strength" }).check();
  await page.getByRole("radio", { name: /^1 / }).check();
  return page;
}

/** Presses until the page says this: a second press within a second is taken for a slip of the finger. */
async function pressUntil(page: Page, words: string): Promise<void> {
  const said = page.getByText(words).first();
  for (let presses = 0; presses < 15 && !(await said.isVisible()); presses += 1) {
    await page.getByRole("button", { name: "Save note" }).click();
    await said.waitFor({ timeout: 1_100 }).catch(() => undefined);
  }
  expect(await said.isVisible()).toBe(true);
}

/** A document with clauses that is larger than a full disk takes. */
const LONG_DOCUMENT = Array.from(
  { length: 100 },
  (_, number) =>
    `${number + 1}. The partners agree that clause ${number + 1} says what it says, ${"and more, ".repeat(9)}.`,
).join("\n\n");

async function sendDocument(page: Page, title: string): Promise<void> {
  await page.getByLabel(/^Title/).fill(title);
  await page
    .getByLabel("Document", { exact: true })
    .setInputFiles({ name: "agreement.md", mimeType: "text/markdown", buffer: Buffer.from(LONG_DOCUMENT) });
  await page.getByRole("button", { name: "Add the document" }).click();
}

function integrityOf(dataDir: string): unknown {
  const database = new Database(join(dataDir, "workspace.db"), {});
  const rows = database.prepare("PRAGMA integrity_check").all();
  database.close();
  return rows;
}

describe("when nothing can be written", () => {
  it.skipIf(!existsSync(PRLIMIT))(
    "a full disk is said at the form with everything typed; with room again the same process saves",
    async () => {
      const { newId } = await import("#app/platform/ids.ts");
      const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
      const place = await serveCopy("full");
      const typed = "Typed in a browser while the disk was full.";
      try {
        const page = await typeNote(browser, place.server, typed);
        await expectSaved(place, newId());
        limitFiles(place.server, FULL_AT_BYTES);
        await pressUntil(page, DISK_FULL);
        expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("New note");
        expect(await page.getByLabel("Your note").inputValue()).toBe(typed);
        expect(await page.locator(".govuk-error-summary").textContent()).toContain("Nothing was saved");
        const again = newId();
        for (const noteId of [newId(), newId(), again]) await expectRefused(place, noteId, DISK_FULL);
        limitFiles(place.server, "unlimited");
        await expectSaved(place, again);
        await pressUntil(page, "Note saved");
        expect([...textsIn(place.dataDir).values()].filter((text) => text === typed)).toHaveLength(1);
        expect(integrityOf(place.dataDir)).toEqual([{ integrity_check: "ok" }]);
      } finally {
        await browser.close();
        await place.server.stop();
      }
    },
    60_000,
  );

  it.skipIf(!existsSync(PRLIMIT))(
    "a file that finds no room leaves its form as it is, says so, and is kept once there is room",
    async () => {
      const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
      const place = await serveCopy("no-room");
      const title = "An agreement of many clauses";
      try {
        const page = await openPage(browser, place.server, managersCookie, "scope/sources");
        limitFiles(place.server, FULL_AT_BYTES);
        await sendDocument(page, title);
        // The page has answered: at the form, or, as it must not, with another in its place.
        const heading = page.getByRole("heading", { level: 1 });
        const another = heading.filter({ hasNotText: "Source documents" });
        await page.locator(".govuk-error-summary").or(another).first().waitFor();
        expect(await heading.textContent()).toBe("Source documents");
        expect(await page.getByLabel(/^Title/).inputValue()).toBe(title);
        expect(await page.locator(".govuk-error-summary").textContent()).toContain(
          `${DISK_FULL}. Nothing was saved.`,
        );
        expect(keptIn(place.dataDir)).toEqual(keptIn(base));
        limitFiles(place.server, "unlimited");
        const again = await openPage(browser, place.server, managersCookie, "scope/sources");
        await sendDocument(again, title);
        await again.getByRole("heading", { level: 1, name: title }).waitFor();
      } finally {
        await browser.close();
        await place.server.stop();
      }
    },
    60_000,
  );

  it.skipIf(process.getuid?.() !== 0 || !existsSync(PRLIMIT))(
    "files that are no longer its own are said at the form with everything typed; given back, the same process saves",
    async () => {
      const { newId } = await import("#app/platform/ids.ts");
      const place = await serveCopy("rights", { user: NOBODY });
      try {
        await expectSaved(place, newId());
        giveTo(0, place.dataDir);
        // Files that are open stay open for writing whatever their rights become: what is acknowledged then is there.
        await expectSaved(place, newId());
        // After trouble with the disk the product opens its files afresh. Work in the background may meet it first.
        limitFiles(place.server, FULL_AT_BYTES, NOBODY);
        await expectRefused(place, newId(), DISK_FULL, NO_RIGHTS);
        limitFiles(place.server, "unlimited", NOBODY);
        const again = newId();
        for (const noteId of [newId(), again]) await expectRefused(place, noteId, NO_RIGHTS);
        const readiness = await fetch(`${place.server.url}/readyz`);
        expect(readiness.status).toBe(503);
        expect(await readiness.text()).toContain(NO_RIGHTS);
        giveTo(NOBODY, place.dataDir);
        await expectSaved(place, again);
        expect(integrityOf(place.dataDir)).toEqual([{ integrity_check: "ok" }]);
      } finally {
        await place.server.stop();
      }
    },
    60_000,
  );
});
