import { afterAll, beforeAll, expect, it } from "vitest";
import { STAGES, type Stage } from "#app/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { type ServerProcess, startServer } from "#tests/support/running-server.ts";
import { type LoaderRoute, pathOf } from "#tests/wall/ask-loader.ts";
import { cellOf, isLayout, keptCell, statusIn } from "./pages-table.ts";
import { waysToFillIn } from "./sweep.ts";
import {
  cookieOf,
  forbiddenWords,
  moveTo,
  SWEEP_VISITORS,
  type SweepVisitor,
  type SweepWorld,
  sweepWorld,
} from "./sweep-world.ts";

/**
 * The built server, asked over HTTP for a sample of the table that the sweep holds: every page and file once by each role that
 * gets it, so that all of it is drawn for each, and once by somebody who does not, in turn. With WHOLE_MATRIX=1 every address by
 * everybody at every stage, some 40 minutes of a core.
 */
const WHOLE = process.env.WHOLE_MATRIX === "1";

/**
 * Who is drawn what another is drawn: whoever has the same role for the other council, in another challenge or at the review alone. What the
 * loaders send them the sweep has looked at, and a page is drawn from nothing else; among those who are refused they take their turn.
 */
const isDrawnForAnother = (visitor: SweepVisitor) => /^(other|elsewhere|review)-/.test(visitor);

/** Requests under way at a time. */
const AT_A_TIME = 4;

let sweep: SweepWorld;
let server: ServerProcess;
const cookies = new Map<SweepVisitor, HeadersInit>();

beforeAll(async () => {
  sweep = await sweepWorld();
  for (const visitor of SWEEP_VISITORS) cookies.set(visitor, await cookieOf(sweep, visitor));
  // Every request says it comes from an address of its own: the limits on guessing secret links are not what is asked here.
  server = await startServer(env.dataDir, { TRUST_PROXY: "1" });
}, 120_000);

afterAll(() => server?.stop());

interface Question {
  url: string;
  path: string;
  visitor: SweepVisitor;
}

let asked = 0;

async function ask({ path, visitor }: Question): Promise<{ status: number; text: string }> {
  asked += 1;
  const headers = { ...cookies.get(visitor), "X-Forwarded-For": `2001:db8::${asked.toString(16)}` };
  const answer = await fetch(server.url + path, { headers, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}

function questionOf({ route: { url } }: LoaderRoute, visitor: SweepVisitor): Question {
  const [params = {}] = waysToFillIn(sweep, url);
  return { url, path: pathOf(url, params), visitor };
}

/** What is asked at a stage: a page at the last stage at which the table gives it to a visitor, and one refusal of each. */
function sampleAt(stage: Stage, pages: readonly LoaderRoute[]): Question[] {
  return pages.flatMap((each, index) => {
    const { url } = each.route;
    const given = SWEEP_VISITORS.filter(
      (visitor) =>
        !isDrawnForAnother(visitor) && STAGES.findLast((at) => statusIn(url, visitor, at) === 200) === stage,
    );
    const refused = SWEEP_VISITORS.filter((visitor) => statusIn(url, visitor, stage) !== 200);
    const inTurn =
      stage === STAGES[index % STAGES.length] ? refused.slice(index % refused.length).slice(0, 1) : [];
    return [...given, ...inTurn].map((visitor) => questionOf(each, visitor));
  });
}

it("answers over HTTP what the table says, with nothing from behind a wall", async () => {
  const pages = sweep.loaders.filter((each) => !isLayout(each));
  const faults: string[] = [];
  const found = new Map<string, Partial<Record<Stage, number>>>();
  for (const stage of STAGES) {
    await moveTo(stage, sweep);
    const questions = WHOLE
      ? pages.flatMap((each) => SWEEP_VISITORS.map((visitor) => questionOf(each, visitor)))
      : sampleAt(stage, pages);
    const askNext = async (): Promise<void> => {
      const question = questions.pop();
      if (question === undefined) return;
      const { url, visitor } = question;
      const { status, text } = await ask(question);
      const key = `${url} | ${visitor}`;
      found.set(key, { ...found.get(key), [stage]: status });
      if (status !== statusIn(url, visitor, stage)) faults.push(`${stage} ${key}: ${status}`);
      const words = (await forbiddenWords(sweep, visitor, url)).filter((word) => text.includes(word));
      if (words.length > 0) faults.push(`${stage} ${key}: ${words.join(", ")}`);
      await askNext();
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, askNext));
  }
  expect(faults).toEqual([]);
  expect(found.size).toBeGreaterThan(pages.length * 4);
  if (!WHOLE) return;
  const cells = pages.flatMap(({ route: { url } }) =>
    SWEEP_VISITORS.map((visitor) => [url, visitor] as const),
  );
  expect(cells.map(([url, visitor]) => cellOf(found.get(`${url} | ${visitor}`) ?? {}))).toEqual(
    cells.map(([url, visitor]) => keptCell(url, visitor)),
  );
}, 3_600_000);

it("has written to its log where people went, and nothing of what they wrote or who they are", async () => {
  // A request of a page that fails would be the likeliest to say too much.
  await ask({ url: "", path: "/challenges/%E0%A4%A/evidence", visitor: "peer" });
  const log = server.log();
  expect(log).toContain('"route":"/challenges/:challengeId/evidence"');
  const notes = await db.note.findMany({ select: { text: true } });
  const people = await db.person.findMany({ select: { name: true, email: true } });
  const accounts = await db.account.findMany({ select: { name: true, email: true } });
  const tokens = [...cookies.values()].map((headers) => JSON.stringify(headers).split("=")[1] ?? "");
  const confidential = [
    ...notes.map(({ text }) => text),
    ...[...people, ...accounts].flatMap(({ name, email }) => [name, email ?? ""]),
    ...tokens.map((token) => token.replace(/["}]+$/, "")),
  ].filter((text) => text !== "");
  expect(confidential.length).toBeGreaterThan(60);
  expect(confidential.filter((text) => log.includes(text))).toEqual([]);
});
