import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PrismaClient } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { listedRoutes } from "#tests/support/route-table.ts";
import { type DemonstrationServer, startDemonstrationServer } from "#tests/support/running-server.ts";
import { sessionCookieOf } from "#tests/support/session-cookie.ts";

/** What somebody who means harm would send, to the built server over HTTP. */
let server: DemonstrationServer;
let db: PrismaClient;
let manager: string;
let base: string;

const cookieOf = (answer: Response) => answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";

beforeAll(async () => {
  server = await startDemonstrationServer();
  db = new PrismaClient({
    adapter: new PrismaLibSql({ url: `file:${join(server.dataDir, "workspace.db")}`, timeout: 5_000 }),
  });
  base = `/challenges/${server.demonstration.challenge.id}`;
  manager = await sessionOf(emailOf("challenge-manager"));
}, 600_000);

afterAll(async () => {
  await db?.$disconnect();
  await server?.stop();
});

function emailOf(role: string): string {
  return server.demonstration.signIns.find((signIn) => signIn.role === role)?.email ?? "";
}

async function sessionOf(email: string): Promise<string> {
  return sessionCookieOf(email, db);
}

/** A form sent as our own pages send it; `headers` adds to it or takes away (undefined). */
function send(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string | undefined> = {},
  body: BodyInit = new URLSearchParams(fields),
): Promise<Response> {
  const all = { Origin: server.url, "Sec-Fetch-Site": "same-origin", ...headers };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return fetch(server.url + path, { method: "POST", headers: given, body, redirect: "manual" });
}

const stageOf = async () =>
  (
    await db.challenge.findUniqueOrThrow({
      where: { id: server.demonstration.challenge.id },
      select: { stage: true },
    })
  ).stage;

describe("a form sent from elsewhere", () => {
  const MOVE = { intent: "move", to: "closed", from: "reviewing", confirm: "yes" };
  const forged: [string, Record<string, string | undefined>][] = [
    ["another site", { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" }],
    ["a neighbouring site", { Origin: "https://other.workspace.example", "Sec-Fetch-Site": "same-site" }],
    ["another site that hides it", { Origin: "null", "Sec-Fetch-Site": "cross-site" }],
    ["an origin that only begins like ours", { Origin: "http://127.0.0.1.evil.example" }],
    ["nowhere it says", { Origin: undefined, "Sec-Fetch-Site": undefined }],
    ["an address bar", { Origin: undefined, "Sec-Fetch-Site": "none" }],
  ];

  it.each(forged)("is refused from %s", async (_, headers) => {
    const before = await stageOf();
    const answer = await send(`${base}/stage`, MOVE, { Cookie: manager, ...headers });
    expect(answer.status).toBe(403);
    expect(await stageOf()).toBe(before);
  });

  it.each(forged)("cannot sign anybody in from %s", async (_, headers) => {
    const [signIn] = server.demonstration.signIns;
    const answer = await send(
      "/sign-in",
      { email: signIn?.email ?? "", password: signIn?.password ?? "" },
      headers,
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });

  it.each([
    ["text/plain", "to=closed&from=reviewing"],
    ["application/json", '{"to":"closed","from":"reviewing"}'],
    ["text/xml", "<to>closed</to>"],
  ])("is not read as %s", async (type, body) => {
    const before = await stageOf();
    const answer = await send(`${base}/stage`, {}, { Cookie: manager, "Content-Type": type }, body);
    expect(answer.status).toBe(415);
    expect(await stageOf()).toBe(before);
  });

  it.each(["PUT", "PATCH", "DELETE"])("is no %s either", async (method) => {
    const answer = await fetch(`${server.url}${base}/stage`, {
      method,
      headers: { Cookie: manager, Origin: "https://elsewhere.example" },
    });
    expect(answer.status).toBe(405);
  });

  it("cannot pose as one by a header that renames the method", async () => {
    const before = await stageOf();
    await fetch(`${server.url}${base}/stage?_method=POST&to=closed&from=reviewing`, {
      headers: { Cookie: manager, "X-HTTP-Method-Override": "POST" },
    });
    expect(await stageOf()).toBe(before);
  });
});

describe("every form of every page", () => {
  const ways: [string, number, Record<string, string | undefined>, string | undefined][] = [
    [
      "from another site",
      403,
      { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" },
      undefined,
    ],
    [
      "with neither origin nor fetch metadata",
      403,
      { Origin: undefined, "Sec-Fetch-Site": undefined },
      undefined,
    ],
    ["as text/plain", 415, { "Content-Type": "text/plain" }, "intent=save"],
  ];

  it.each(ways)(
    "is refused %s, whoever sends it",
    async (_, status, headers, body) => {
      const faults: string[] = [];
      let forms = 0;
      for (const { url, hasAction } of await routesWithForms()) {
        if (!hasAction) continue;
        forms += 1;
        const path = url.replaceAll(/:(\w+)/g, (_all, name: string) =>
          name === "challengeId" ? server.demonstration.challenge.id : newId(),
        );
        for (const target of [path, `${path === "/" ? "/_root" : path}.data`]) {
          for (const Cookie of [undefined, manager]) {
            const answer = await send(target, {}, { Cookie, ...headers }, body ?? "intent=save");
            if (answer.status !== status) faults.push(`${target}: ${answer.status}`);
          }
        }
      }
      expect(forms).toBeGreaterThan(60);
      expect(faults).toEqual([]);
    },
    120_000,
  );

  async function routesWithForms() {
    const routes = await listedRoutes();
    return Promise.all(
      routes.map(async ({ url, file }) => {
        const source = readFileSync(join(projectRoot, "app", file), "utf8");
        return { url, hasAction: /export (const|async function|function) action\b/.test(source) };
      }),
    );
  }
});

describe("a link from a message", () => {
  const linkTo = async (kind: string, path: string, email: string) => {
    const { newSecretToken } = await import("#app/access/secret-token.server.ts");
    const { token, id } = newSecretToken();
    const account = await db.account.findUniqueOrThrow({ where: { email }, select: { id: true } });
    await db.accountLink.create({
      data: {
        id,
        kind,
        accountId: account.id,
        createdAt: new Date(),
        expiresAt: new Date(Date.now() + 600_000),
      },
      select: { id: true },
    });
    return `${path}/${token}`;
  };

  it("is not used up by looking at it, and signs in once, however often it is sent at once", async () => {
    const path = await linkTo("sign-in", "/sign-in/link", emailOf("peer"));
    for (let count = 0; count < 3; count += 1) expect((await fetch(server.url + path)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(path, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, ...Array(7).fill(410)]);
    expect((await fetch(server.url + path)).status).toBe(410);
  });

  it("is worth nothing under another kind's address, or when it has expired", async () => {
    const path = await linkTo("sign-in", "/reset", emailOf("peer"));
    expect((await fetch(server.url + path)).status).toBe(410);
    const old = await linkTo("sign-in", "/sign-in/link", emailOf("peer"));
    await db.accountLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await send(old, {})).status).toBe(410);
  });

  it.each<Record<string, string>>([
    { Host: "evil.example" },
    { "X-Forwarded-Host": "evil.example" },
    { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example" },
    { Forwarded: "host=evil.example" },
  ])("never leads to the host a request claims: %j", async (headers) => {
    await send("/sign-in/forgotten", { email: emailOf("peer") }, headers);
    const { unseal } = await unsealer();
    const mails = await db.outgoingMail.findMany({ select: { bodySealed: true } });
    for (const { bodySealed } of mails) expect(unseal(bodySealed)).not.toContain("evil.example");
  });

  async function unsealer() {
    const { createDecipheriv, createHash } = await import("node:crypto");
    const { readFileSync } = await import("node:fs");
    const key = createHash("sha256")
      .update(readFileSync(join(server.dataDir, "secret.key"), "utf8").trim())
      .digest();
    return {
      unseal(sealed: string) {
        const bytes = Buffer.from(sealed.slice(3), "base64url");
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(-16));
        return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
      },
    };
  }

  it("answers alike whether there is an account, and shows the token to nobody else", async () => {
    const ask = async (email: string) => {
      const answer = await send("/sign-in/forgotten", { email });
      return [answer.status, answer.headers.get("Location"), answer.headers.get("Set-Cookie")?.length];
    };
    expect(await ask("nobody@elsewhere.example")).toEqual(await ask(emailOf("action-owner")));
    const path = await linkTo("sign-in", "/sign-in/link", emailOf("peer"));
    const page = await fetch(server.url + path);
    expect(page.headers.get("Referrer-Policy")).toBe("same-origin");
    expect(page.headers.get("Cache-Control")).toBe("no-store");
  });
});

describe("signing in", () => {
  const [enter, fixed] = [
    (fields: Record<string, string> = {}, headers: Record<string, string> = {}) => {
      const signIn = server.demonstration.signIns.find(({ role }) => role === "peer");
      return send(
        "/sign-in",
        { email: signIn?.email ?? "", password: signIn?.password ?? "", ...fields },
        headers,
      );
    },
    `session=${encodeURIComponent(Buffer.from(JSON.stringify("A".repeat(43))).toString("base64"))}`,
  ];

  it.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "/%5cevil.example",
    "javascript:alert(1)",
    "/challenges\r\nSet-Cookie: x=1",
    "\t//evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "data:text/html,x",
  ])("leads to no other site by %j", async (returnTo) => {
    const answer = await enter({ returnTo });
    const target = new URL(answer.headers.get("Location") ?? "", server.url);
    expect(target.origin).toBe(server.url);
    expect(answer.headers.get("Set-Cookie")).not.toContain("x=1");
  });

  it("never takes a session that was put into the browser before", async () => {
    const answer = await enter({}, { Cookie: fixed });
    expect(answer.status).toBe(302);
    expect(cookieOf(answer)).not.toBe(fixed);
    const page = await fetch(`${server.url}/challenges`, { headers: { Cookie: fixed }, redirect: "manual" });
    expect(page.status).toBe(302);
  });

  it("gives a cookie no script reads and no other site sends", async () => {
    expect((await enter()).headers.get("Set-Cookie")).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
  });

  it("opens nothing before the second step, whatever is asked", async () => {
    const signIn = server.demonstration.signIns.find(({ role }) => role === "challenge-manager");
    const answer = await send("/sign-in", {
      email: signIn?.email ?? "",
      password: signIn?.password ?? "",
    });
    const Cookie = cookieOf(answer);
    for (const path of [base, `${base}/evidence`, "/challenges", "/account", `${base}/evidence.data`]) {
      const page = await fetch(server.url + path, { headers: { Cookie }, redirect: "manual" });
      expect(await page.text()).not.toContain(server.demonstration.challenge.title);
      if (!path.endsWith(".data")) expect(page.headers.get("Location")).toContain("/sign-in/second-factor");
    }
    const write = await send(
      `${base}/stage`,
      { intent: "move", to: "closed", from: "reviewing" },
      { Cookie },
    );
    expect(write.headers.get("Location")).toMatch(/^\/sign-in\/second-factor(?:\?|$)/);
  });

  it("is refused with 429 after many wrong passwords", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      statuses.push((await enter({ email: emailOf("coordinator"), password: "wrong" })).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
  });

  it("asks for links only so often", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      statuses.push((await send("/sign-in/link", { email: "often@elsewhere.example" })).status);
    }
    expect(statuses).toEqual([302, 302, 302, 302, 302, 429, 429]);
  });
});

describe("the log", () => {
  it("holds no password, no address, no token and no cookie, whatever was tried", async () => {
    const signIn = server.demonstration.signIns.find(({ role }) => role === "council-reader");
    const { newSecretToken } = await import("#app/access/secret-token.server.ts");
    const { token } = newSecretToken();
    const words = ["plaintext-guess-quince", "lost.address@elsewhere.example", token];
    await send("/sign-in", { email: words[1] ?? "", password: words[0] ?? "" });
    await send("/sign-in/forgotten", { email: words[1] ?? "" });
    for (const path of ["/reset/", "/invitation/", "/sign-in/link/", "/first-administrator/"]) {
      await fetch(`${server.url}${path}${token}`);
      await send(`${path}${token}`, { password: words[0] ?? "" });
    }
    await fetch(`${server.url}${base}/evidence?words=${words[0]}`, { headers: { Cookie: manager } });
    const secret = decodeURIComponent(manager.split("=")[1] ?? "");
    const log = server.log();
    expect(log).toContain("/reset/:token");
    for (const word of [...words, signIn?.password ?? "", secret, manager]) expect(log).not.toContain(word);
  });
});

describe("what is sent back", () => {
  const FORM = "application/x-www-form-urlencoded";

  it("shows of a failure a sentence and never a path or a stack", async () => {
    for (const path of [`${base}/nowhere`, "/%E0%A4%A", "/challenges/x", `${base}/evidence/${newId()}`]) {
      const answer = await fetch(server.url + path, { headers: { Cookie: manager } });
      const text = await answer.text();
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(text).not.toMatch(/node_modules|\.server\.ts|\bat \w+ \(|PrismaClient/);
    }
  });

  it("keeps private pages out of every cache and out of other sites' frames", async () => {
    const page = await fetch(server.url + base, { headers: { Cookie: manager } });
    expect(page.headers.get("Cache-Control")).toBe("no-store");
    expect(page.headers.get("ETag")).toBeNull();
    expect(page.headers.get("X-Frame-Options")).toBe("DENY");
    expect(page.headers.get("Content-Security-Policy")).toMatch(/frame-ancestors 'none'.*base-uri 'none'/);
    expect(page.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  it.each([
    "/assets/../../package.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/..%2f..%2fdata/workspace.db",
    "/published/..%2f..%2fsecret.key/word",
  ])("is no file from beside the pages: %s", async (path) => {
    const answer = await fetch(server.url + path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toMatch(/"dependencies"|SQLite format/);
  });

  it.each([
    ["a list of a hundred million, in 28 bytes", "email[99999999]=x&password=y", FORM],
    ["parts that are none", "hello", "multipart/form-data; boundary=a"],
    ["an order to the form library", "__state__=%7B", FORM],
  ])("is a refusal in words, for %s", async (_what, body, type) => {
    const answer = await send("/sign-in", {}, { "Content-Type": type }, body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Nothing was saved");
  });

  it("is a page in words where a file may not be taken away", async () => {
    const path = `${base}/audit/csv`;
    const cookie = await sessionOf(emailOf("peer"));
    const answer = await fetch(server.url + path, { headers: { Cookie: cookie } });
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([403, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain("<h1>You cannot do this</h1>");
  });

  it("is refused when the body is larger than a form", async () => {
    const answer = await send("/sign-in", { email: "a".repeat(100_000), password: "x" });
    expect(answer.status).toBe(413);
  });
});
