import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { answerForm } from "#app/access/answer-form.server.ts";
import { openForm } from "#app/access/guard.server.ts";
import { db, withPatience } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { queueJob } from "#app/platform/jobs/job-store.server.ts";
import { startJobs } from "#app/platform/jobs/jobs.server.ts";
import { makeLog } from "#app/platform/log.server.ts";
import { currentLogContext } from "#app/platform/request-context/log-context.server.ts";
import { createApplication } from "./application.ts";
import { type MetricsServer, startMetricsServer } from "./metrics-server.ts";

const NOTE = "Amina Okafor said that the leader shouts";
const ADDRESS = "amina.okafor@wexcombe.example";
const TOKEN = "kX9f2Lq7Zt4bWm1cVd8sRy6hJp3nGe5a";
const OWN_FORM = { "Sec-Fetch-Site": "same-origin" };
const PATIENCE = { timeout: 20_000, interval: 20 };

const lines: string[] = [];
const log = makeLog("trace", { write: (line: string) => lines.push(line) });
const server = createServer();
let metrics: MetricsServer;
let url: string;

const form = openForm({
  why: "a test",
  form: z.object({ words: z.string() }),
  run: async ({ value }) => {
    throw new AppError("forbidden", `Not “${value.words}”.`);
  },
});

/** A page that fails as the product's own would: with an error that quotes what it was given. */
function fails(): never {
  try {
    JSON.parse(`${NOTE} ${ADDRESS}`);
  } catch (cause) {
    const error = Object.assign(new Error(`550 <${ADDRESS}> “${NOTE}” ${TOKEN}`, { cause }), { to: ADDRESS });
    log.error({ err: error }, "a request failed");
  }
  throw new Response(JSON.stringify(currentLogContext()), { status: 500 });
}

beforeAll(async () => {
  const module = { loader: fails, action: form };
  const routes = {
    note: { id: "note", path: "notes/:token", module },
    write: { id: "write", path: "write", module: { loader: () => new Response("hello"), action: form } },
    other: { id: "other", path: "*", module: { loader: () => new Response("nothing", { status: 404 }) } },
  };
  const build = {
    entry: { module: { default: () => new Response("page"), handleError: () => {} } },
    routes,
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: "production",
  } as unknown as ServerBuild;
  const app = await createApplication({
    env: {
      mode: "production",
      publicUrl: null,
      trustProxy: false,
      singleSignOn: null,
      securityContact: null,
    },
    log,
    build,
    clientFolder: null,
    publicPages: null,
    isSignedIn: () => true,
    readiness: (_request, response) => response.send("ready\n"),
  });
  server.on("request", app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  metrics = await startMetricsServer(0, log);
});

afterAll(async () => {
  await metrics.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function scrape(): Promise<string> {
  return (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text();
}

/** The value of one line of the metrics; 0 where nothing was counted yet. */
async function counted(name: string): Promise<number> {
  const line = (await scrape()).split("\n").find((each) => each.startsWith(`${name} `));
  return line === undefined ? 0 : Number(line.slice(name.length + 1));
}

it("counts requests by the template of their address and the class of their status", async () => {
  const name = (route: string, status: string) =>
    `cpc_request_duration_seconds_count{route="${route}",status="${status}"}`;
  const before = await counted(name("/notes/:token", "5xx"));
  for (let count = 0; count < 3; count += 1) await (await fetch(`${url}/notes/${TOKEN}`)).text();
  await (await fetch(`${url}/write`)).text();
  await expect.poll(() => counted(name("/notes/:token", "5xx")), PATIENCE).toBe(before + 3);
  await expect.poll(() => counted(name("/write", "2xx")), PATIENCE).toBe(1);
});

it("counts what is refused by bounds and files that are not taken", async () => {
  const bound = (what: string) => `cpc_refused_by_bounds_total{what="${what}"}`;
  await fetch(`${url}/write?${"a=1&".repeat(300)}`);
  const hostile = new URLSearchParams({ "words[99999999]": "x" });
  expect((await fetch(`${url}/write`, { method: "POST", headers: OWN_FORM, body: hostile })).status).toBe(
    400,
  );
  expect([await counted(bound("address")), await counted(bound("form"))]).toEqual([1, 1]);
  const refused = 'cpc_upload_refusals_total{code="conflict"}';
  const refuse = (upload: FormData) =>
    answerForm(upload, z.object({}), async () => {
      throw new AppError("conflict", `Not “${NOTE}”.`);
    });
  const upload = new FormData();
  upload.set("words", NOTE);
  await refuse(upload);
  expect(await counted(refused)).toBe(0);
  upload.set("file", new File(["words"], `${NOTE}.docx`));
  await refuse(upload);
  expect(await counted(refused)).toBe(1);
});

it("counts changes that wait for the right to write, and those that are refused", async () => {
  const before = await counted("cpc_write_wait_seconds_count");
  const refused = await counted("cpc_writes_refused_busy_total");
  const write = () => db.job.deleteMany({ where: { id: "nobody" } });
  await db.$transaction(async (tx) => {
    await tx.job.deleteMany({ where: { id: "nobody" } });
    await expect(withPatience(50, write)).rejects.toThrow();
  });
  await write();
  expect(await counted("cpc_write_wait_seconds_count")).toBe(before + 3);
  expect(await counted("cpc_writes_refused_busy_total")).toBe(refused + 1);
});

it("counts background work that failed, and names it in what it logs", async () => {
  await db.$transaction((tx) => queueJob(tx, { kind: "breaks", subject: newId() }, new Date()));
  let context: unknown;
  const jobs = startJobs(
    {
      breaks: {
        run: async () => {
          context = currentLogContext();
          throw new Error(NOTE);
        },
      },
    },
    20,
  );
  await expect.poll(() => counted('cpc_job_failures_total{kind="breaks"}'), PATIENCE).toBe(1);
  await expect.poll(() => counted("cpc_jobs_in_trouble"), PATIENCE).toBe(1);
  await jobs.stop();
  const { id } = await db.job.findFirstOrThrow({ where: { kind: "breaks" } });
  expect(context).toEqual({ job: "breaks", jobId: id });
});

it("tells of the outbox, the event loop and open handles", async () => {
  expect(await counted("cpc_outbox_waiting")).toBe(0);
  const createdAt = new Date(Date.now() - 60_000);
  const words = { kind: "reset", toAddress: ADDRESS, subject: NOTE, bodySealed: "", status: "waiting" };
  await db.outgoingMail.create({ data: { id: newId(), messageId: newId(), createdAt, ...words } });
  expect(await counted("cpc_outbox_waiting")).toBe(1);
  expect(await counted("cpc_outbox_oldest_seconds")).toBeGreaterThanOrEqual(60);
  const text = await scrape();
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  if (process.platform === "linux") expect(text).toMatch(/^process_open_fds \d+$/m);
  expect(text).not.toMatch(new RegExp(`${TOKEN}|Amina|wexcombe`, "i"));
});

it("answers nothing but its one address, to this machine only, and the public port knows nothing of it", async () => {
  const own = `http://127.0.0.1:${metrics.port}`;
  const statuses = [];
  for (const path of ["/", "/metrics/", "/metrics?x=1", "/healthz", "/sign-in"]) {
    statuses.push((await fetch(own + path)).status);
  }
  expect(statuses).toEqual([404, 404, 404, 404, 404]);
  expect((await fetch(`${own}/metrics`, { method: "POST" })).status).toBe(405);
  const open = await fetch(`${url}/metrics`);
  expect([open.status, (await open.text()).includes("cpc_")]).toEqual([404, false]);
  // Another address of this machine: whoever listened on all of them would answer.
  const other = connect({ host: "127.0.0.2", port: metrics.port });
  const end = await new Promise((resolve) => {
    other
      .once("connect", () => resolve("connected"))
      .once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
  });
  other.destroy();
  expect(end).not.toBe("connected");
});

it("says in a sentence that its port is taken", async () => {
  await expect(startMetricsServer(metrics.port, log)).rejects.toThrow(
    `METRICS_PORT ${metrics.port} on 127.0.0.1 is taken by another program`,
  );
});

it("names the request in every line, and logs no address, token, name or word of a note", async () => {
  lines.length = 0;
  const answers = [
    await fetch(`${url}/notes/${TOKEN}?email=${ADDRESS}&words=${encodeURIComponent(NOTE)}`, {
      headers: { Cookie: `session=${TOKEN}`, "User-Agent": NOTE, Referer: `https://${ADDRESS}/${TOKEN}` },
    }),
    await fetch(`${url}/write`, {
      method: "POST",
      headers: OWN_FORM,
      body: new URLSearchParams({ words: NOTE }),
    }),
    await fetch(`${url}/nowhere/${ADDRESS}/${encodeURIComponent(NOTE)}`),
    await fetch(`${url}/notes/%zz${TOKEN}`),
    await fetch(`${url}/write`, { method: "PUT", headers: OWN_FORM, body: NOTE }),
  ];
  await Promise.all(answers.map((answer) => answer.text()));
  // One line of each request, and one of the page that failed.
  await expect.poll(() => lines.length, PATIENCE).toBe(answers.length + 1);
  expect(lines.join("")).not.toMatch(new RegExp(`${TOKEN}|Amina|Okafor|shouts|wexcombe`, "i"));
  const ids = lines.map((line) => (JSON.parse(line) as { requestId?: string }).requestId);
  const given = answers.map((answer) => answer.headers.get("X-Request-Id"));
  expect(new Set(ids)).toEqual(new Set(given));
});
