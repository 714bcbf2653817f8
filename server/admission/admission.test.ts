import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import { afterEach, expect, it } from "vitest";
import { admission } from "./admission.ts";

const SIZES = {
  public: { places: 1, waiting: 2, waitMs: 60_000 },
  doors: { places: 1, waiting: 2, waitMs: 60_000 },
  arriving: { places: 3, waiting: 0, waitMs: 0 },
};

let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Pages that are answered when `answer` is called; `inside` are those that were let in. */
async function start() {
  const inside: { path: string; answer: () => void }[] = [];
  const app = express();
  app.use(
    admission({
      isSignedIn: (cookies) => cookies === "session=good",
      templateOf: (path) => (path === "/sign-in" ? path : "/*"),
      sizes: SIZES,
    }),
  );
  app.use(express.text({ type: "*/*" }));
  app.use((request, response) => {
    inside.push({ path: request.path, answer: () => response.send(request.body || "page") });
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  return { ask, inside, port };
}

it("turns a flood of readers away with Retry-After; ways in and who is signed in have room", async () => {
  const { ask, inside } = await start();
  const flood = Array.from({ length: 10 }, () => ask("/", { headers: { Cookie: "session=made-up" } }));
  const refused = await new Promise<Response[]>((resolve) => {
    const done: Response[] = [];
    for (const each of flood) void each.then((answer) => done.push(answer) === 7 && resolve([...done]));
  });
  expect(refused.map(({ status }) => status)).toEqual(Array(7).fill(503));
  expect(refused[0]?.headers.get("Retry-After")).toBe("5");
  expect(await refused[0]?.text()).toContain("The service is busy");
  expect(inside.map(({ path }) => path)).toEqual(["/"]);

  const signIn = ask("/sign-in");
  const worker = ask("/challenges", { headers: { Cookie: "session=good" } });
  await expect.poll(() => inside.length).toBe(3);
  for (const { answer } of inside) answer();
  expect((await signIn).status).toBe(200);
  expect((await worker).status).toBe(200);
  // The two that waited come in one after the other.
  await expect.poll(() => inside.length).toBe(4);
  inside[3]?.answer();
  await expect.poll(() => inside.length).toBe(5);
  inside[4]?.answer();
  expect((await Promise.all(flood)).filter(({ status }) => status === 200)).toHaveLength(3);
});

it("gives a form its place once it has arrived, whole, and a slow one no place that others need", async () => {
  const { ask, inside, port } = await start();
  const slow = connect(port, "127.0.0.1");
  slow.write("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nemail=");
  await once(slow, "connect");
  const form = ask("/sign-in", { method: "POST", body: "email=a%40example.org" });
  await expect.poll(() => inside.length).toBe(1);
  inside[0]?.answer();
  expect(await (await form).text()).toBe("email=a%40example.org");
  slow.destroy();
});

it("takes the place back of whoever went away", async () => {
  const { ask, inside } = await start();
  const gone = new AbortController();
  const first = ask("/", { signal: gone.signal }).catch(() => null);
  await expect.poll(() => inside.length).toBe(1);
  const second = ask("/");
  gone.abort();
  await first;
  await expect.poll(() => inside.length).toBe(2);
  inside[1]?.answer();
  expect((await second).status).toBe(200);
});
