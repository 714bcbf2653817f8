import { join } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { type DemonstrationServer, startDemonstrationServer } from "#tests/support/running-server.ts";
import { signInByForm } from "#tests/support/sign-in-by-form.ts";
import { builtCopy } from "./built-copy.ts";
import { measurePages } from "./request-rate.ts";
import { print } from "./table.ts";

/** What is asked of each server: its name, and the address below the demonstration's challenge or the site. */
const PAGES: { name: string; path: (challenge: string) => string }[] = [
  { name: "own account, a small page", path: () => "/account" },
  { name: "list of challenges", path: () => "/challenges" },
  { name: "home of the challenge", path: (challenge) => challenge },
  { name: "evidence list", path: (challenge) => `${challenge}/evidence` },
];

/** The demonstration's person who reads the most pages without a second step. */
const READER = "peer";

/**
 * `npm run bench -- pages [--against COMMIT|FOLDER]`: pages a second of this build, of the same build with 400 routes
 * more, and of another commit's, asked for in turn in one run. Each has the demonstration in a database of its own. How it is read:
 * decision 0616.
 */
export async function comparePages(args: string[]): Promise<void> {
  const [option, against] = args;
  if (args.length !== 0 && (option !== "--against" || against === undefined || args.length !== 2)) {
    throw new AppError("invalid", "Usage: npm run bench -- pages [--against COMMIT|FOLDER]");
  }
  const folder = against === undefined ? null : await builtCopy(against);
  const servers: { name: string; server: DemonstrationServer; cookie: string }[] = [];
  const add = async (name: string, options: { folder?: string; serve?: string }) => {
    const server = await startDemonstrationServer(
      1,
      { LOG_LEVEL: "warn" },
      { ...options, parts: "reviewing" },
    );
    servers.push({ name, server, cookie: await signInByForm(server, READER) });
  };
  console.error("Making the demonstrations and starting the servers ...");
  try {
    await add("now", {});
    await add("400 routes more", {
      serve: join(projectRoot, "tests", "bench", "serve-with-more-routes.mjs"),
    });
    if (folder !== null) await add(`${against}`, { folder });
    const rows: string[][] = [];
    for (const { name, path } of PAGES) {
      const rates = await measurePages(
        servers.map(({ name: of, server, cookie }) => ({
          name: of,
          url: server.url + path(`/challenges/${server.demonstration.challenge.id}`),
          cookie,
          ...(server.pids[0] === undefined ? {} : { pid: server.pids[0] }),
        })),
        { rounds: 7, requestsARound: 40 },
      );
      const [now, more, before] = rates;
      rows.push([
        name,
        ...rates.map(({ perSecond, cpuMs }) =>
          cpuMs === null ? perSecond.toFixed(0) : `${perSecond.toFixed(0)} (${cpuMs.toFixed(1)} ms)`,
        ),
        `${(1 / (more?.ratio ?? Number.NaN)).toFixed(2)} ×`,
        ...(before === undefined ? [] : [`${(1 / before.ratio).toFixed(2)} ×`]),
      ]);
      console.error(`${name}: ${now?.perSecond.toFixed(0)} a second`);
    }
    const names = servers.map(({ name }) => name);
    print(
      "Pages a second, as a peer (milliseconds of a core that the server spends on one)",
      ["page", ...names, "slower with 400 more", ...(folder === null ? [] : [`faster than ${against}`])],
      rows,
    );
  } finally {
    await Promise.all(servers.map(({ server }) => server.stop()));
  }
}
