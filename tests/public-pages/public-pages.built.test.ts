import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DemonstrationServer } from "#tests/support/running-server.ts";
import { startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookie } from "#tests/support/session-cookie.ts";
import { signInByForm } from "#tests/support/sign-in-by-form.ts";

// The built server with the demonstration, as readers and a flood of them find it.

/** Milliseconds for making the demonstration and starting the server on a busy machine. */
const START_MS = 180_000;

/** Far more than the room for public pages holds and lets wait. */
const STRANGERS = 150;

let server: DemonstrationServer;
let peer: string;
let paths: string[];

beforeAll(async () => {
  server = await startDemonstrationServer();
  peer = await signInByForm(server, "peer");
  const html = await (await fetch(server.url)).text();
  paths = [...html.matchAll(/href="(\/published\/[^"/]+)"/g)].map(([, path]) => path as string);
}, START_MS);

afterAll(() => server.stop());

it("sends every public page and file alike to everybody, without scripts, from what is kept", async () => {
  expect(paths.length).toBeGreaterThan(0);
  for (const path of ["/", "/accessibility", ...paths]) {
    const answer = await fetch(server.url + path);
    const html = await answer.text();
    expect(answer.status, path).toBe(200);
    expect(html, path).toMatch(/^<!DOCTYPE html>.*<h1/s);
    expect(html, path).not.toMatch(/<script|nonce=|modulepreload/);
    expect(answer.headers.get("Cache-Control"), path).toBe("public, no-cache");
    expect(answer.headers.get("Set-Cookie"), path).toBeNull();
    expect(answer.headers.get("X-Robots-Tag"), path).toBeNull();
    const toMember = await fetch(server.url + path, { headers: { Cookie: peer } });
    expect(await toMember.text(), path).toBe(html);
    const etag = answer.headers.get("ETag") ?? "";
    const again = await fetch(server.url + path, { headers: { "If-None-Match": etag } });
    expect(again.status, path).toBe(304);
  }
  const file = await fetch(`${server.url}${paths[0]}/word`);
  expect(file.headers.get("Content-Type")).toContain("wordprocessingml");
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
});

it("says that a document is withdrawn from the moment that it is", async () => {
  process.env.DATA_DIR = server.dataDir;
  process.env.DATABASE_URL = "";
  const { db } = await import("#app/platform/db.server.ts");
  const path = paths[0] as string;
  const publication = await db.publication.findUniqueOrThrow({ where: { slug: path.split("/")[2] } });
  const manager = await db.membership.findFirstOrThrow({
    where: { challengeId: publication.challengeId, role: "challenge-manager" },
  });
  const cookie = await sessionCookie(manager.accountId);
  expect((await fetch(server.url + path)).status).toBe(200);
  const withdrawn = await fetch(
    `${server.url}/challenges/${publication.challengeId}/publication/published/${publication.id}/withdraw`,
    {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: cookie, Origin: server.url },
      body: new URLSearchParams({ reason: "Table 2 was wrong.", confirm: "yes" }),
    },
  );
  expect(withdrawn.status).toBe(302);
  const answers = await Promise.all(["", "/word"].map((end) => fetch(server.url + path + end)));
  expect(answers.map(({ status }) => status)).toEqual([410, 410]);
  expect(await answers[0]?.text()).toContain("Table 2 was wrong.");
  expect(await (await fetch(server.url)).text()).not.toContain(path);
});

it("asks a flood of strangers to come back, while somebody who is signed in gets the page", async () => {
  const { hostname, port } = new URL(server.url);
  const strangers = await Promise.all(
    Array.from({ length: STRANGERS }, async () => {
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      return socket;
    }),
  );
  // All at once, on lines that are open already: the test must not be slower than the server.
  for (const socket of strangers) {
    socket.write("GET /nowhere HTTP/1.1\r\nHost: x\r\nCookie: session=made-up\r\nConnection: close\r\n\r\n");
  }
  const flood = strangers.map((socket) => text(socket));
  const page = await fetch(`${server.url}/challenges`, { headers: { Cookie: peer } });
  expect(page.status).toBe(200);
  const answers = await Promise.all(flood);
  expect(new Set(answers.map((answer) => answer.split(" ")[1]))).toEqual(new Set(["404", "503"]));
  expect(answers.find((answer) => answer.startsWith("HTTP/1.1 503"))).toContain("Retry-After: 5");
});

it("tells search engines what they may list", async () => {
  expect(await (await fetch(`${server.url}/robots.txt`)).text()).toContain("Disallow: /challenges");
  expect((await fetch(`${server.url}/sign-in`)).headers.get("X-Robots-Tag")).toBe("noindex");
});
