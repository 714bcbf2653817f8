import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withDatabaseFile } from "#app/platform/database-file.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { isId } from "#app/platform/ids.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { type ServerProcess, startServer } from "#tests/support/running-server.ts";
import { sessionCookieOf } from "#tests/support/session-cookie.ts";
import { ask } from "#tests/support/walk-pages.ts";
import { type KeptState, readKeptState, unpackDataFolder } from "./landed-state.ts";

/** Asked is every file that was issued, and one page of five in the order in which people came to them; with WHOLE_LANDED=1 every page. */
const ONE_OF = 5;
const WHOLE = process.env.WHOLE_LANDED === "1";

/** Pages that show another thing on another day: what lies ahead in a visit, and which of its days is shown first. */
const DEPENDS_ON_TODAY =
  /\/timetable(\/releases|\/people\/ask|\/sessions\/\w+\/places)?$|\/evidence\/sessions$/;

/** Words that a page may have shown because it was that month. */
const MONTH = /^[A-Z][a-z]+ 20\d\d$/;

/** A rule that no letter stated is called a default since, and of which set: the rule itself is shown as it was. */
function calledADefault(text: string): string {
  return text.replace(
    / \((LGA from April 2024|2023 scope letter)[^()]*\)/g,
    " (a default of the rule set “$1”)",
  );
}

/** Requests under way at a time. */
const AT_A_TIME = 4;

const NAME = "before-visits";

let server: ServerProcess;
let kept: KeptState;
let issued: unknown[];
const cookies = new Map<string, string>();

beforeAll(async () => {
  await unpackDataFolder(NAME, env.dataDir);
  kept = readKeptState(NAME);
  issued = await issuedVersions();
  server = await startServer(env.dataDir);
  // The first question of this process comes once the server has brought the database up to date.
  for (const email of new Set(kept.pages.map((page) => page.email))) {
    cookies.set(email, await sessionCookieOf(email));
  }
}, 120_000);

afterAll(() => server?.stop());

function issuedVersions(): Promise<unknown[]> {
  return withDatabaseFile(join(env.dataDir, "workspace.db"), (file) =>
    file.rows("SELECT id, kind, number, status, sha256, content, fileKey FROM IssuedVersion ORDER BY id"),
  );
}

it("keeps every version that was issued, its words, file and hash", async () => {
  expect(issued.length).toBeGreaterThan(5);
  expect(await issuedVersions()).toEqual(issued);
});

it("lets a scope that the manager recorded as agreed stand as that, for each council", async () => {
  const versions = await db.issuedVersion.findMany({
    where: { kind: "scope" },
    select: { id: true, challengeId: true, sha256: true, issuedAt: true, issuedByName: true },
  });
  expect(versions).toHaveLength(3);
  for (const { id: issuedVersionId, challengeId, sha256, issuedAt, issuedByName } of versions) {
    const councils = await db.participatingCouncil.findMany({ where: { challengeId }, select: { id: true } });
    const decisions = await db.decision.findMany({ where: { challengeId } });
    expect(decisions.map(({ councilId }) => councilId).sort()).toEqual(councils.map(({ id }) => id).sort());
    for (const decision of decisions) {
      expect(isId(decision.id)).toBe(true);
      expect(decision).toMatchObject({
        about: "scope",
        issuedVersionId,
        sha256,
        outcome: "agreed",
        how: "before-decisions",
        takenBy: "",
        decidedOn: dayOf(issuedAt),
        takesEffectOn: dayOf(issuedAt),
        recordedAt: issuedAt,
        recordedByName: issuedByName,
      });
    }
  }
});

it("shows on each page what it showed, and gives the same files", { timeout: 600_000 }, async () => {
  const lasting = kept.pages.filter(({ path }) => !DEPENDS_ON_TODAY.test(path));
  const asked = lasting.filter((page, index) => WHOLE || page.sha256 !== null || index % ONE_OF === 0);
  const faults: string[] = [];
  const waiting = [...asked];
  const lane = async () => {
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      const { email, path, shown, sha256 } = page;
      const answer = await ask(server.url, path, cookies.get(email) ?? "");
      if (answer.status !== 200) faults.push(`${path} answered ${answer.status} to ${email}`);
      else if (sha256 !== null && answer.sha256 !== sha256) faults.push(`${path}: another file`);
      else {
        const missing = shown
          .map((number) => kept.words[number] ?? "")
          .filter((text) => !MONTH.test(text))
          .filter((text) => ![text, calledADefault(text)].some((one) => answer.words.includes(one)));
        if (missing.length > 0)
          faults.push(`${path} no longer shows to ${email}: ${missing.slice(0, 3).join(" | ")}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
  expect(asked.length).toBeGreaterThan(200);
  expect(faults).toEqual([]);
});
