import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { forgetProxy, isBehindUntrustedProxy } from "#app/platform/untrusted-proxy.ts";
import { type ApplicationParts, createApplication } from "./application.ts";
import { answerReadiness } from "./readiness.ts";
import { type CloseOptions, prepareToClose } from "./shutdown.ts";

const LIMIT = 64 * 1024 * 1024;

let clientFolder: string;
/** What a browser says of a form of our own page. */
const OWN_FORM = { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded" };

/** How each server under test is stopped. */
const closers: ((options?: CloseOptions) => Promise<void>)[] = [];
let lines: Record<string, unknown>[] = [];

beforeAll(() => {
  clientFolder = mkdtempSync(join(tmpdir(), "cpc-client-"));
  mkdirSync(join(clientFolder, "assets"));
  writeFileSync(join(clientFolder, "assets", "page-1a2b.js"), "export {};\n");
  writeFileSync(join(clientFolder, "favicon.svg"), "<svg/>\n");
});

afterAll(() => rmSync(clientFolder, { recursive: true, force: true }));

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close({ graceMs: 10 })));
  lines = [];
  takenBeforeAnswers = [];
});

const log = pino({ level: "info" }, { write: (line: string) => lines.push(JSON.parse(line)) });

type Answer = (args: LoaderFunctionArgs) => Response | Promise<Response>;

/** A Remix build of nothing but routes that answer without a page. */
function buildOf(answers: Record<string, Answer>): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(answers).map(([path, answer]) => [
      path,
      { id: path, path, module: { loader: answer, action: answer } },
    ]),
  );
  return {
    entry: { module: { default: () => new Response("page") } },
    routes,
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: "production",
  } as unknown as ServerBuild;
}

/** Of each answer, in bytes: what the server had taken from the connection between the beginning of the request and its answer. */
let takenBeforeAnswers: number[] = [];

async function listen(
  answers: Record<string, Answer>,
  parts: Partial<ApplicationParts> = {},
): Promise<string> {
  const app = await createApplication({
    env: {
      mode: "production",
      publicUrl: null,
      trustProxy: false,
      singleSignOn: null,
      securityContact: null,
    },
    log,
    build: buildOf(answers),
    clientFolder,
    readiness: answerReadiness(() => Promise.resolve({ problems: [], notes: [] }), log),
    publicPages: null,
    isSignedIn: () => true,
    ...parts,
  });
  const server = createServer(app);
  closers.push(prepareToClose(server, log));
  // Before the application, which reads on once it has answered.
  server.prependListener("request", ({ socket }, response) => {
    const before = socket.bytesRead;
    response.once("finish", () => takenBeforeAnswers.push(socket.bytesRead - before));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What fetch would not send: a Host or a length of our own. */
function send(
  url: string,
  headers: Record<string, string>,
  body: Buffer[] = [],
  method = "POST",
  agent?: Agent,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (part: string) => {
        text += part;
      });
      incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, text }));
    });
    outgoing.on("error", reject);
    for (const part of body) outgoing.write(part);
    outgoing.end();
  });
}

it("gives every response its own nonce and the strict headers", async () => {
  const nonces: unknown[] = [];
  const url = await listen({
    page: ({ context }) => {
      nonces.push(context.cspNonce);
      return new Response("hello");
    },
  });
  const [first, second] = await Promise.all([fetch(`${url}/page`), fetch(`${url}/page`)]);
  const policies = [first, second].map((response) => response.headers.get("Content-Security-Policy") ?? "");
  expect(new Set(nonces).size).toBe(2);
  for (const policy of policies) {
    expect(policy).not.toMatch(/unsafe-/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(nonces.some((nonce) => policy.includes(`script-src 'self' 'nonce-${nonce}'`))).toBe(true);
  }
  expect(first.headers.get("Referrer-Policy")).toBe("same-origin");
  expect(first.headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(first.headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
  expect(first.headers.get("Strict-Transport-Security")).toBeNull();
  expect(first.headers.get("X-Powered-By")).toBeNull();
});

it("tells browsers to stay on TLS when it is served that way", async () => {
  const url = await listen(
    { page: () => new Response("hello") },
    {
      env: {
        mode: "production",
        publicUrl: "https://challenges.example.org",
        trustProxy: false,
        singleSignOn: null,
        securityContact: null,
      },
    },
  );
  const response = await fetch(`${url}/page`);
  expect(response.headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d{8}/);
  expect(response.headers.get("Content-Security-Policy")).toContain("upgrade-insecure-requests");
});

it("keeps pages out of caches unless the route says otherwise", async () => {
  const url = await listen({
    walled: () => new Response("walled"),
    published: () => new Response("published", { headers: { "Cache-Control": "public, max-age=60" } }),
  });
  expect((await fetch(`${url}/walled`)).headers.get("Cache-Control")).toBe("no-store");
  expect((await fetch(`${url}/published`)).headers.get("Cache-Control")).toBe("public, max-age=60");
});

it("lets browsers keep fingerprinted assets for a year and other files for an hour", async () => {
  const url = await listen({});
  const asset = await fetch(`${url}/assets/page-1a2b.js`);
  expect(asset.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  const icon = await fetch(`${url}/favicon.svg`);
  expect(icon.headers.get("Cache-Control")).toBe("public, max-age=3600");
  const missing = await fetch(`${url}/assets/page-gone.js`);
  expect([missing.status, missing.headers.get("Cache-Control")]).toEqual([404, "no-store"]);
});

it("answers /healthz whatever the database says, and /readyz by it", async () => {
  const readiness = (problems: string[]) =>
    answerReadiness(() => Promise.resolve({ problems, notes: ["No message waits to be sent."] }), log);
  const well = await listen({}, { readiness: readiness([]) });
  const ill = await listen({}, { readiness: readiness(["The disk is nearly full."]) });
  const answerOf = async (url: string) => {
    const response = await fetch(url);
    return [response.status, await response.text()];
  };
  expect(await answerOf(`${well}/healthz`)).toEqual([200, "ok\n"]);
  expect(await answerOf(`${ill}/healthz`)).toEqual([200, "ok\n"]);
  expect(await answerOf(`${well}/readyz`)).toEqual([200, "ready\nNo message waits to be sent.\n"]);
  expect(await answerOf(`${ill}/readyz`)).toEqual([
    503,
    "The disk is nearly full.\nNo message waits to be sent.\n",
  ]);
});

it("refuses a body that is too large with a page, after reading it", async () => {
  const url = await listen({ upload: () => new Response("taken") });
  const part = Buffer.alloc(1024 * 1024);
  const body = Array.from({ length: 65 }, () => part);
  const answer = await send(`${url}/upload`, { "Content-Length": String(65 * part.length) }, body);
  expect(answer.status).toBe(413);
  expect(answer.text).toContain("<h1>That file is too large</h1>");
  expect(answer.text).toContain('lang="en-GB"');
});

it.each([
  ["another site", "POST", { ...OWN_FORM, "Sec-Fetch-Site": "cross-site" }, 403],
  ["nowhere it says", "POST", { "Content-Type": OWN_FORM["Content-Type"] }, 403],
  ["a page that sends text", "POST", { ...OWN_FORM, "Content-Type": "text/plain" }, 415],
  ["a page that sends JSON", "POST", { ...OWN_FORM, "Content-Type": "application/json" }, 415],
  ["a program that puts", "PUT", OWN_FORM, 405],
  ["a program that deletes", "DELETE", OWN_FORM, 405],
])("refuses a write from %s before the application sees it", async (_, method, headers, status) => {
  let isReached = false;
  const url = await listen({
    form: () => {
      isReached = true;
      return new Response("taken");
    },
  });
  const answer = await fetch(`${url}/form`, { method, headers, body: "a=1" });
  expect([answer.status, isReached]).toEqual([status, false]);
});

it("takes a body of exactly the limit's size to the route", async () => {
  let length = 0;
  const url = await listen({
    upload: async ({ request: incoming }) => {
      length = (await incoming.arrayBuffer()).byteLength;
      return new Response("taken");
    },
  });
  const body = Array.from({ length: 64 }, () => Buffer.alloc(1024 * 1024));
  const answer = await send(`${url}/upload`, { ...OWN_FORM, "Content-Length": String(LIMIT) }, body);
  expect([answer.status, length]).toEqual([200, LIMIT]);
});

it("answers before it has read what it refuses, and serves the next request of the same connection", async () => {
  const url = await listen({ form: () => new Response("too large", { status: 413 }) });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const body = Array.from({ length: 8 }, () => Buffer.alloc(1024 * 1024));
  const headers = { ...OWN_FORM, "Content-Length": String(8 * 1024 * 1024) };
  for (let time = 0; time < 3; time += 1) {
    expect((await send(`${url}/form`, headers, body, "POST", agent)).status).toBe(413);
  }
  expect((await send(`${url}/favicon.svg`, {}, [], "GET", agent)).status).toBe(200);
  expect(Object.keys(agent.sockets).length + Object.keys(agent.freeSockets).length).toBe(1);
  expect(takenBeforeAnswers).toHaveLength(4);
  // What the connection and the framework take at once, of eight megabytes offered each time.
  expect(Math.max(...takenBeforeAnswers)).toBeLessThan(1024 * 1024);
  agent.destroy();
});

it("refuses a body that does not say how large it is", async () => {
  const url = await listen({ upload: () => new Response("taken") });
  const answer = await send(`${url}/upload`, { "Transfer-Encoding": "chunked" }, [Buffer.from("a=b")]);
  expect(answer.status).toBe(411);
});

it("answers an address it cannot read with a page that says so", async () => {
  const url = await listen({});
  const answer = await send(`${url}/`, { Host: "a b" }, [], "GET");
  expect(answer.status).toBe(400);
  expect(answer.text).toContain("<h1>Bad request</h1>");
});

it.each([
  ["believes", 1, "given-by-proxy-1"],
  ["does not believe", false as const, undefined],
])("%s a request id and an address when the trusted proxies are %s", async (_, trustProxy, expected) => {
  let address: unknown;
  const url = await listen(
    {
      page: ({ context }) => {
        address = context.clientAddress;
        return new Response("hello");
      },
    },
    { env: { mode: "production", publicUrl: null, trustProxy, singleSignOn: null, securityContact: null } },
  );
  const headers = { "X-Request-Id": "given-by-proxy-1", "X-Forwarded-For": "203.0.113.7" };
  const id = (await fetch(`${url}/page`, { headers })).headers.get("X-Request-Id");
  if (expected) expect([id, address]).toEqual([expected, "203.0.113.7"]);
  else {
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(address).toBe("127.0.0.1");
  }
});

it("writes one line a request, with the template of the path and never the query", async () => {
  const url = await listen({
    "invitation/:token": ({ context }) => {
      context.accountId = "01J8ACCOUNT";
      return new Response("hello");
    },
  });
  await (await fetch(`${url}/invitation/secret-token?email=someone@example.org`)).text();
  await expect.poll(() => lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    method: "GET",
    route: "/invitation/:token",
    status: 200,
    accountId: "01J8ACCOUNT",
    msg: "request",
  });
  expect(JSON.stringify(lines)).not.toMatch(/secret-token|example\.org/);
});

it("lets requests under way finish when it is told to stop, and then takes no more", async () => {
  let begun = () => {};
  const underWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const url = await listen({
    slow: async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return new Response("finished");
    },
  });
  const answer = fetch(`${url}/slow`);
  await underWay;
  const [close] = closers.splice(0);
  const closed = close?.({ graceMs: 20_000 });
  const response = await answer;
  expect([response.headers.get("Connection"), await response.text()]).toEqual(["close", "finished"]);
  await closed;
  await expect(fetch(`${url}/slow`)).rejects.toThrow();
});

it("answers what was sent before it was told to stop: on new connections, on kept ones, several on one", async () => {
  const url = await listen({
    slow: async () => {
      // Holds the process as a page under load does, so that the others wait unread.
      const end = performance.now() + 20;
      while (performance.now() < end);
      return new Response("finished");
    },
  });
  const port = Number(new URL(url).port);
  const line = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";
  const sockets = Array.from({ length: 26 }, () => connect(port, "127.0.0.1"));
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  const answers = sockets.map(async (socket, index) => {
    let text = "";
    socket.setEncoding("latin1").on("data", (part: string) => {
      text += part;
    });
    const asked = index % 3 === 0 ? 2 : 1;
    socket.write(line.repeat(asked));
    await once(socket, "close");
    return [asked, text.split("finished").length - 1];
  });
  // Sent, and by no means read: the signal comes before the next turn.
  const [close] = closers.splice(0);
  await close?.({ graceMs: 20_000 });
  const wrong = (await Promise.all(answers)).filter(([asked, answered]) => asked !== answered);
  expect(wrong).toEqual([]);
});

it("ends streams when it is told to stop, also those that begin meanwhile", async () => {
  const ends = new Set<() => void>();
  const url = await listen({
    stream: () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode("data: 1\n\n"));
            ends.add(() => controller.close());
          },
        }),
        { headers: { "Content-Type": "text/event-stream" } },
      ),
  });
  const first = await fetch(`${url}/stream`);
  const [close] = closers.splice(0);
  const closed = close?.({
    graceMs: 20_000,
    endStreams: () => {
      for (const end of ends) end();
      ends.clear();
    },
  });
  const second = await fetch(`${url}/stream`);
  expect([await first.text(), await second.text()]).toEqual(["data: 1\n\n", "data: 1\n\n"]);
  await closed;
});

it("cuts what is still under way after the time it was given", async () => {
  const url = await listen({ stuck: () => new Promise(() => {}) });
  const answer = fetch(`${url}/stuck`).then(
    () => "answered",
    () => "cut",
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  const [close] = closers.splice(0);
  await close?.({ graceMs: 100 });
  expect(await answer).toBe("cut");
});

it.each([
  ["signs that are no letters", "/challenges/%zz"],
  ["signs that are no letters, asked for as data", "/challenges/%zz.data"],
  ["a control character", "/challenges/%00"],
  ["more letters than any address has", `/page?words=${"a".repeat(8_000)}`],
  ["more parts than any address has", `/page?${"a=1&".repeat(300)}`],
  ["more routes at once than a page has", `/page.data?_routes=${"routes/a,".repeat(30)}`],
])("refuses an address with %s before the application sees it", async (_what, path) => {
  let isReached = false;
  const url = await listen({
    page: () => {
      isReached = true;
      return new Response("hello");
    },
  });
  const answer = await send(url + path, {}, [], "GET");
  expect([answer.status, isReached]).toEqual([400, false]);
  expect(answer.text).toContain("<h1>This address cannot be read</h1>");
  expect(answer.text).toContain('<a href="/challenges">Go to your challenges</a>');
});

it("refuses in words a form that hides where it comes from", async () => {
  const url = await listen({ form: () => new Response("taken") });
  const answer = await send(`${url}/form`, { ...OWN_FORM, Origin: "null", "Content-Length": "0" });
  expect([answer.status, answer.text.includes("Nothing was saved")]).toEqual([400, true]);
});

it("tells what answers whether there is a page round it", async () => {
  const seen: unknown[] = [];
  const url = await listen({
    file: ({ context }) => {
      seen.push(context.answersWithoutPage);
      return new Response("a file");
    },
  });
  await fetch(`${url}/file`);
  expect(seen).toEqual([true]);
});

it.each([
  ["all people come through a proxy that no setting names", {}, 60, true],
  ["somebody comes without it", { first: {} }, 60, false],
  ["there were few requests yet", {}, 20, false],
  ["the proxy is named", { trustProxy: 1 }, 60, false],
])(
  "says whether one wrong setting makes all people count as one: %s",
  async (_what, odd, requests, expected) => {
    forgetProxy();
    const { first, trustProxy = false as const } = odd as {
      first?: Record<string, string>;
      trustProxy?: number;
    };
    const url = await listen(
      { page: () => new Response("hello") },
      { env: { mode: "production", publicUrl: null, trustProxy, singleSignOn: null, securityContact: null } },
    );
    for (let time = 0; time < requests; time += 1) {
      const headers = time === 0 && first !== undefined ? first : { "X-Forwarded-For": `203.0.113.${time}` };
      await (await fetch(`${url}/page`, { headers })).text();
    }
    const warnings = lines.filter(({ msg }) => String(msg).includes("TRUST_PROXY"));
    expect([warnings.length, isBehindUntrustedProxy()]).toEqual([expected ? 1 : 0, expected]);
    forgetProxy();
  },
);

it("lists nothing but what is published in search engines, and says where to report only what was set", async () => {
  const env = { mode: "production", publicUrl: null, trustProxy: false, singleSignOn: null } as const;
  const page = { "sign-in": () => new Response("page"), "*": () => new Response("none", { status: 404 }) };
  const silent = await listen(page);
  expect((await fetch(`${silent}/sign-in`)).headers.get("X-Robots-Tag")).toBe("noindex");
  expect((await fetch(`${silent}/.well-known/security.txt`)).status).toBe(404);
  const told = await listen(page, { env: { ...env, securityContact: "mailto:security@example.org" } });
  const answer = await fetch(`${told}/.well-known/security.txt`);
  expect(answer.headers.get("Content-Type")).toContain("text/plain");
  const [contact, expires] = (await answer.text()).split("\n");
  expect(contact).toBe("Contact: mailto:security@example.org");
  const days = (Date.parse(expires?.replace("Expires: ", "") ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(365);
});
