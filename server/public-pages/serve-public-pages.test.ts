import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepFile } from "#app/platform/files/files.server.ts";
import type { PublicPages } from "./public-pages.ts";
import { servePublicPages } from "./serve-public-pages.ts";

const HTML = "<!doctype html><title>Report</title><p>Words</p>";
const WORD = new TextEncoder().encode("the bytes of a Word file");

let url: string;
let server: Server;
let sha256: string;

beforeAll(async () => {
  ({ sha256 } = await keepFile(WORD));
  const page = (status: number) => ({ status, etag: `W/"${status}"`, gzip: gzipSync(HTML) });
  const pages: Record<string, ReturnType<PublicPages["pageAt"]>> = {
    "/published/report": page(200),
    "/published/old": page(410),
    "/published/broken": Promise.resolve(null),
  };
  const app = express();
  app.set("etag", false);
  app.use(
    servePublicPages({
      placeAt: (path) => {
        if (path === "/published/report/word") return { kind: "file", sha256, fileName: "report.docx" };
        if (path === "/published/old/word") return { kind: "withdrawn-file" };
        return path in pages ? { kind: "page", revision: "1" } : undefined;
      },
      pageAt: (path) => pages[path] ?? null,
      refresh: async () => false,
      hasUndrawn: () => false,
      drawAll: async () => undefined,
      stop: () => undefined,
    }),
  );
  app.use((_request, response) => void response.status(404).send("the framework"));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

it("sends the kept bytes, packed or not, with nothing of whoever asks", async () => {
  for (const encoding of ["gzip", "identity"]) {
    const answer = await fetch(`${url}/published/report/?from=news`, {
      headers: { "Accept-Encoding": encoding, Cookie: "session=abc; notice=def" },
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(HTML);
    expect(answer.headers.get("Content-Encoding")).toBe(encoding === "gzip" ? "gzip" : null);
    expect(answer.headers.get("Cache-Control")).toBe("public, no-cache");
    expect(answer.headers.get("Vary")).toBe("Accept-Encoding");
    expect(answer.headers.get("Set-Cookie")).toBeNull();
    expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(answer.headers.get("Content-Security-Policy")).not.toMatch(/nonce|script/);
  }
  const head = await fetch(`${url}/published/report`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

it("answers who has the bytes already with 304, page and file", async () => {
  for (const [path, etag] of [
    ["/published/report", '"x", W/"200"'],
    ["/published/report/word", `"${sha256}"`],
  ] as const) {
    const answer = await fetch(url + path, { headers: { "If-None-Match": etag } });
    expect([answer.status, await answer.text()]).toEqual([304, ""]);
  }
});

it("sends the file by its hash, and says of what was withdrawn that it is", async () => {
  const file = await fetch(`${url}/published/report/word`);
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(WORD);
  expect(file.headers.get("Content-Disposition")).toBe('attachment; filename="report.docx"');
  expect(file.headers.get("ETag")).toBe(`"${sha256}"`);
  const gone = await fetch(`${url}/published/old`, { headers: { "If-None-Match": 'W/"410"' } });
  expect([gone.status, await gone.text()]).toEqual([410, HTML]);
  expect((await fetch(`${url}/published/old/word`)).status).toBe(410);
});

it("leaves to the framework what it has not, what cannot be drawn, and forms", async () => {
  for (const path of ["/sign-in", "/published/broken", "/published/report.data"]) {
    expect(await (await fetch(url + path)).text()).toBe("the framework");
  }
  expect((await fetch(`${url}/published/report`, { method: "POST" })).status).toBe(404);
});
