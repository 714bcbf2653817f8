import { readFileSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { AppError } from "#app/platform/errors.ts";
import { type DemonstrationServer, startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { median } from "./request-rate.ts";
import { print } from "./table.ts";

const WRITERS = 50;
const WRITE_EVERY_MS = 5_000;
const PAGES_A_SECOND = 200;
const SECONDS_AT_REST = 30;
const SECONDS_UNDER_LOAD = 120;

/** Of so many readers one comes back with what he has, and one takes the Word file. */
const ONE_COMES_BACK_OF = 4;
const ONE_TAKES_THE_FILE_OF = 20;

/** How much longer a write may take under load, at the median and at the ninety-fifth of a hundred. */
const MOST_TIMES = 3;

interface Answer {
  status: number;
  ms: number;
  headers: IncomingMessage["headers"];
}

interface Person {
  cookie: string;
  agent: Agent;
}

/**
 * `npm run bench -- load [--seconds N]`: 50 people who are signed in, each writing a note every five seconds, at rest and
 * then with 200 public pages a second beside them. Fails when a request does, or when writing takes more than three
 * times as long as at rest.
 */
export async function measureLoad(args: string[]): Promise<void> {
  const [option, given] = args;
  const seconds = option === undefined ? SECONDS_UNDER_LOAD : Number(given);
  if ((option !== undefined && option !== "--seconds") || !Number.isInteger(seconds) || seconds < 10) {
    throw new AppError("invalid", "Usage: npm run bench -- load [--seconds N], at least 10");
  }
  console.error("Making the demonstration and starting the server ...");
  const server = await startDemonstrationServer(1, { LOG_LEVEL: "warn" }, { parts: "reviewing" });
  const people: Person[] = [];
  try {
    const { challengeId, themeId, cookies } = await makeWriters(server);
    people.push(
      ...cookies.map((cookie) => ({ cookie, agent: new Agent({ keepAlive: true, maxSockets: 2 }) })),
    );
    const paths = await publicPaths(server.url);
    const write = () => writeFor(server.url, { challengeId, themeId }, people);
    refuseFailures(await write()(WRITE_EVERY_MS / 1_000));
    console.error(`At rest for ${SECONDS_AT_REST} seconds ...`);
    const rest = await write()(SECONDS_AT_REST);
    const before = memoryOf(server);
    console.error(`With readers for ${seconds} seconds ...`);
    const memory: number[] = [];
    const watch = setInterval(() => memory.push(memoryOf(server)), 1_000);
    const [load, read] = await Promise.all([write()(seconds), readFor(server.url, paths, seconds)]);
    clearInterval(watch);

    const row = (name: string, answers: Answer[]) => {
      const times = answers.map(({ ms }) => ms);
      return [
        name,
        String(answers.length),
        String(failures(answers).length),
        ...[0.5, 0.95, 1].map((share) => ms(times, share)),
      ];
    };
    print(
      `${WRITERS} people writing every ${WRITE_EVERY_MS / 1000} s; ${PAGES_A_SECOND} public pages a second beside them`,
      ["", "requests", "failed", "median", "95 of 100", "longest"],
      [row("writes at rest", rest), row("writes with readers", load), row("public pages", read)],
    );
    const times = (share: number) =>
      quantile(
        load.map(({ ms }) => ms),
        share,
      ) /
      quantile(
        rest.map(({ ms }) => ms),
        share,
      );
    console.log(
      `\nWriting took ${times(0.5).toFixed(2)} times as long as at rest at the median, ${times(0.95).toFixed(2)} times at 95 of 100.`,
    );
    console.log(
      `Memory: ${before} MB at rest, then the median of each tenth of the time ${medianOfEachTenth(memory).join(", ")} MB.`,
    );
    refuseFailures([...rest, ...load, ...read]);
    if (times(0.5) > MOST_TIMES) {
      throw new AppError("conflict", `Writing took more than ${MOST_TIMES} times as long as at rest.`);
    }
  } finally {
    for (const { agent } of people) agent.destroy();
    await server.stop();
  }
}

/** A challenge on site with a peer who is signed in in so many browsers, made past the server in its own database. */
async function makeWriters({
  dataDir,
}: DemonstrationServer): Promise<{ challengeId: string; themeId: string; cookies: string[] }> {
  // What is imported of the product from here on works on the same database as the server.
  process.env.DATA_DIR = dataDir;
  process.env.DATABASE_URL = "";
  const { addTestMember, makeTestChallenge } = await import("#tests/support/factories.ts");
  const { db } = await import("#app/platform/db.server.ts");
  const stage = "on-site";
  const title = "Fifty people";
  const challenge = { ...(await makeTestChallenge({ stage, title })), stage } as const;
  const cookies: string[] = [];
  for (let writer = 0; writer < WRITERS; writer += 1) {
    const { actor } = await addTestMember(challenge, { role: "support-officer", name: `Writer ${writer}` });
    cookies.push(await sessionCookie(actor.accountId));
  }
  await db.$disconnect();
  return { challengeId: challenge.id, themeId: challenge.themes[0]?.id ?? "", cookies };
}

async function publicPaths(url: string): Promise<string[]> {
  const html = await (await fetch(url)).text();
  const found = [...html.matchAll(/href="(\/published\/[^"/]+)"/g)].map(([, path]) => path as string);
  if (found.length === 0) throw new Error("the demonstration has nothing published");
  return ["/", ...found];
}

/** Lets everybody write every five seconds, spread over them, for so long; resolves with the answers to the writes. */
function writeFor(
  url: string,
  { challengeId, themeId }: { challengeId: string; themeId: string },
  people: Person[],
): (seconds: number) => Promise<Answer[]> {
  return async (seconds) => {
    const { newId } = await import("#app/platform/ids.ts");
    const page = `${url}/challenges/${challengeId}/evidence/new?source=document`;
    const answers: Answer[] = [];
    await Promise.all(
      people.map(async ({ cookie, agent }, index) => {
        await wait((index / people.length) * WRITE_EVERY_MS);
        const until = performance.now() + seconds * 1_000;
        while (performance.now() < until) {
          const start = performance.now();
          const form = new URLSearchParams({
            noteId: newId(),
            text: `Residents ring three numbers before somebody answers: ${start}.`,
            leaning: "strength",
            sourceKind: "document",
            sourceTitle: "Customer access plan",
            themeId,
          }).toString();
          const answer = await ask(page, agent, { Cookie: cookie, Origin: url }, form);
          answers.push(answer);
          // As a browser does: the page the answer leads to.
          await ask(page, agent, { Cookie: cookie });
          await wait(WRITE_EVERY_MS - (performance.now() - start));
        }
      }),
    );
    return answers;
  };
}

/** Asks for public pages at an even rate, whether the ones before were answered or not. */
async function readFor(url: string, paths: string[], seconds: number): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const etags = new Map<string, string>();
  const asked: Promise<Answer>[] = [];
  const start = performance.now();
  for (let index = 0; index < seconds * PAGES_A_SECOND; index += 1) {
    await wait(start + (index / PAGES_A_SECOND) * 1_000 - performance.now());
    const path = paths[index % paths.length] as string;
    const takesFile = path !== "/" && index % ONE_TAKES_THE_FILE_OF === 0;
    const headers: Record<string, string> = { "Accept-Encoding": "gzip" };
    const etag = etags.get(path);
    if (etag !== undefined && index % ONE_COMES_BACK_OF === 0) headers["If-None-Match"] = etag;
    asked.push(
      ask(url + path + (takesFile ? "/word" : ""), agent, headers).then((answer) => {
        if (!takesFile && answer.headers.etag !== undefined) etags.set(path, answer.headers.etag);
        return answer;
      }),
    );
  }
  const answers = await Promise.all(asked);
  agent.destroy();
  return answers;
}

function ask(url: string, agent: Agent, headers: Record<string, string>, form?: string): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve) => {
    const settle = (status: number, from: Partial<Answer> = {}) =>
      resolve({ status, ms: performance.now() - start, headers: {}, ...from });
    const outgoing = request(
      url,
      {
        agent,
        method: form === undefined ? "GET" : "POST",
        headers:
          form === undefined ? headers : { ...headers, "Content-Type": "application/x-www-form-urlencoded" },
      },
      (response) => {
        response.resume();
        response.once("end", () => settle(response.statusCode ?? 0, { headers: response.headers }));
        response.once("error", () => settle(0));
      },
    );
    outgoing.once("error", () => settle(0));
    outgoing.end(form);
  });
}

/** Answers that are neither a page, nor a redirect after a write, nor "you have it already". */
function failures(answers: Answer[]): Answer[] {
  return answers.filter(({ status }) => ![200, 302, 304].includes(status));
}

function refuseFailures(answers: Answer[]): void {
  const [first, ...others] = failures(answers);
  if (first === undefined) return;
  throw new AppError("conflict", `${others.length + 1} requests failed, the first with ${first.status}.`);
}

function medianOfEachTenth(values: number[]): number[] {
  const edge = (tenth: number) => Math.round((values.length * tenth) / 10);
  return Array.from({ length: 10 }, (_, tenth) => median(values.slice(edge(tenth), edge(tenth + 1))));
}

function memoryOf({ pids }: DemonstrationServer): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pids[0]}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const ms = (times: number[], share: number) => `${quantile(times, share).toFixed(0)} ms`;

const wait = (forMs: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, forMs)));
