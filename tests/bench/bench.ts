import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { pageWeights } from "#tests/support/page-weight.ts";
import { type DemonstrationServer, startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { measureGuard } from "./guard-cost.ts";
import { measureLoad } from "./load.ts";
import { comparePages } from "./pages.ts";
import { measurePages, median } from "./request-rate.ts";
import { print } from "./table.ts";
import { timetableTables } from "./timetable-rows.ts";

const KINDS = ["scope", "position-statement", "timetable", "report", "action-plan", "progress-review"];
const DOCUMENTS_OF_A_KIND = 15;

/** The one public page with nothing of its own to load: what the server and the frame cost by themselves. */
const BARE_PAGE = "/accessibility";

const [matter, ...rest] = process.argv.slice(2);
try {
  await measure();
  process.exit();
} catch (error) {
  console.error(error instanceof AppError ? error.message : error);
  process.exit(1);
}

/** `npm run bench -- timetable` and `pages` measure that alone. */
async function measure(): Promise<void> {
  if (matter === "pages") return comparePages(rest);
  if (matter === "load") return measureLoad(rest);
  if (matter !== undefined && matter !== "timetable") {
    throw new AppError(
      "invalid",
      `There is nothing called "${matter}" to measure: timetable, pages, load, or no word for all.`,
    );
  }
  if (matter === undefined) await measureProduct();
  // Without the server, which would share the processor.
  console.error("\nSolving timetables, about two minutes ...");
  for (const { title, heads, rows } of timetableTables()) {
    console.log("");
    print(title, heads, rows);
  }
}

async function measureProduct(): Promise<void> {
  console.error("Making the demonstration and starting the server ...");
  const server = await startDemonstrationServer(1, {}, { parts: "reviewing" });
  try {
    // What is imported of the product from here on works on the same database as the server.
    process.env.DATA_DIR = server.dataDir;
    process.env.DATABASE_URL = "";
    const documents = await measureDocuments(server);
    const visited = await pagesOf(server);
    const guard = await measureGuard(server.demonstration.challenge.id, visited[0]?.cookie ?? "");
    const pages = await measurePages(visited);
    const weights = await pageWeights();

    print(
      "Documents",
      ["kind", "median"],
      documents.map(({ kind, ms }) => [kind, `${ms.toFixed(0)} ms`]),
    );
    const all = documents.reduce((sum, { totalMs }) => sum + totalMs, 0);
    const count = documents.length * DOCUMENTS_OF_A_KIND;
    console.log(`${(count / (all / 1000)).toFixed(1)} documents per second over all kinds\n`);
    print(
      "Pages, as the challenge manager",
      ["page", "requests/s", "of the bare page"],
      pages.map(({ name, perSecond, ratio }) => [
        name,
        perSecond.toFixed(0),
        `${(ratio * 100).toFixed(0)} %`,
      ]),
    );
    console.log(
      `\nThe guard adds ${guard.addedMs.toFixed(2)} ms to a page at the median (${guard.guardedMs.toFixed(2)} ms guarded, ${guard.openMs.toFixed(2)} ms open); at most 1 ms is wanted\n`,
    );
    print(
      "JavaScript of each page",
      ["page", "gzip"],
      weights.map(({ url, gzipBytes }) => [url, `${(gzipBytes / 1000).toFixed(1)} kB`]),
    );
  } finally {
    await server.stop();
  }
}

async function measureDocuments({ demonstration }: DemonstrationServer) {
  const { run } = (await import("#app/cli/document.server.ts")) as {
    run: (args: string[]) => Promise<unknown>;
  };
  const folder = mkdtempSync(join(tmpdir(), "cpc-bench-"));
  try {
    const results: { kind: string; ms: number; totalMs: number }[] = [];
    for (const kind of KINDS) {
      const write = () => run([demonstration.challenge.id, kind, "--out", join(folder, `${kind}.docx`)]);
      // The first ones pay for loading and compiling.
      for (let warm = 0; warm < 3; warm += 1) await write();
      const times: number[] = [];
      for (let index = 0; index < DOCUMENTS_OF_A_KIND; index += 1) {
        const start = performance.now();
        await write();
        times.push(performance.now() - start);
      }
      results.push({ kind, ms: median(times), totalMs: times.reduce((sum, time) => sum + time, 0) });
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pagesOf({ url, demonstration }: DemonstrationServer) {
  const { db } = await import("#app/platform/db.server.ts");
  const manager = demonstration.signIns.find(({ role }) => role.replace("-", " ") === "challenge manager");
  if (!manager) throw new Error("the demonstration has no challenge manager");
  const account = await db.account.findUniqueOrThrow({
    where: { email: manager.email },
    select: { id: true },
  });
  const cookie = await sessionCookie(account.id);
  const challenge = `${url}/challenges/${demonstration.challenge.id}`;
  return [
    { name: `bare page (${BARE_PAGE})`, url: `${url}${BARE_PAGE}`, cookie },
    { name: "home of the challenge", url: challenge, cookie },
    { name: "evidence", url: `${challenge}/evidence`, cookie },
  ];
}
