import { once } from "node:events";
import { chownSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { emptyFolder, type Start, type StartOptions, startProcess } from "./start-process.ts";

/** The user that nobody is, for what root may do and a service may not. */
const NOBODY = 65_534;
const IS_ROOT = process.getuid?.() === 0;

/** Milliseconds: a program that loads the whole product, on a machine that does other things. */
const ONE_PROGRAM_MS = 60_000;

const folders: string[] = [];
const starts: Start[] = [];

afterEach(async () => {
  await Promise.all(starts.splice(0).map((each) => each.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function dataFolder(): string {
  const folder = emptyFolder();
  folders.push(folder);
  return folder;
}

async function serve(options: StartOptions): Promise<Start> {
  const started = await startProcess(options);
  starts.push(started);
  return started;
}

/** Everything below a folder. */
const below = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));

/** The values of one word of the unit for systemd. */
function unit(word: string): string[] {
  const text = readFileSync(join(projectRoot, "deploy", "peer-challenges.service"), "utf8");
  return [...text.matchAll(new RegExp(`^${word}=(.+)$`, "gm"))].map(([, value]) => value as string);
}

it(
  "runs as the unit for systemd says, as a user who may write its folder and no other, and readable by nobody else",
  async () => {
    expect(unit("ExecStart")).toEqual(["/usr/bin/env node bin/serve.mjs"]);
    const settings = Object.fromEntries(unit("Environment").map((each) => each.split("=")));
    expect(Object.keys(settings).sort()).toEqual(["DATA_DIR", "DEMO", "NODE_ENV"]);
    const folder = dataFolder();
    if (IS_ROOT) chownSync(folder, NOBODY, NOBODY);
    const server = await serve({
      settings: { ...settings, DATA_DIR: folder },
      before: `umask ${unit("UMask")[0]}`,
      ...(IS_ROOT ? { user: NOBODY } : {}),
    });
    expect(server.url, server.output).not.toBeNull();
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe("ok\n");
    expect(await (await fetch(`${server.url}/readyz`)).text()).toMatch(/^ready\n/);
    expect((await fetch(`${server.url}/sign-in`)).status).toBe(200);
    expect(below(folder).filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);

    const second = await serve({ settings: { ...settings, DATA_DIR: folder } });
    expect([second.url, second.code]).toEqual([null, 1]);
    expect(second.output).toMatch(/^Another server \(process \d+, since \S+\) runs on the folder .*\n$/);
    const port = new URL(server.url as string).port;
    const third = await serve({ settings: { ...settings, DATA_DIR: dataFolder(), PORT: port } });
    expect([third.url, third.code]).toEqual([null, 1]);
    expect(third.output).toContain(`Port ${port} on 127.0.0.1 is taken by another program`);
    expect(third.output).not.toMatch(/\n\s+at /);
  },
  3 * ONE_PROGRAM_MS,
);

it(
  "starts where few files may be open, and can still save when every connection is taken",
  async () => {
    const server = await serve({ settings: { DATA_DIR: dataFolder() }, before: "ulimit -n 256" });
    expect(server.url, server.output).not.toBeNull();
    expect(server.output).toContain('"limit":256,"connections":144');
    const port = Number(new URL(server.url as string).port);
    const first = connect(port, "127.0.0.1");
    await once(first, "connect");
    const sockets = Array.from({ length: 400 }, () =>
      connect(port, "127.0.0.1").on("error", () => undefined),
    );
    // Those for which there is room are let in, the others closed, once the server has done what it does at a start.
    await expect
      .poll(() => sockets.filter(({ closed }) => closed).length, { timeout: ONE_PROGRAM_MS / 2 })
      .toBe(400 - 143);
    const files = readdirSync(`/proc/${server.process.pid}/fd`).length;
    expect(files).toBeGreaterThan(144);
    expect(files).toBeLessThan(200);

    first.write("GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const [answer] = (await once(first, "data")) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    for (const socket of [first, ...sockets]) socket.destroy();
  },
  ONE_PROGRAM_MS,
);

it(
  "answers every request that was sent before it was told to stop",
  async () => {
    const server = await serve({ settings: { DATA_DIR: dataFolder() } });
    const port = Number(new URL(server.url as string).port);
    await (await fetch(`${server.url}/sign-in`)).text();
    const sockets = Array.from({ length: 26 }, () => connect(port, "127.0.0.1"));
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
    const answers = sockets.map(async (socket) => {
      let text = "";
      socket.setEncoding("latin1").on("data", (part: string) => {
        text += part;
      });
      socket.write("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n");
      await once(socket, "close");
      return [text.slice(0, 15), text.includes("</html>") || text.endsWith("0\r\n\r\n")];
    });
    const code = server.stop();
    expect(await Promise.all(answers)).toEqual(sockets.map(() => ["HTTP/1.1 200 OK", true]));
    expect(await code).toBe(0);
  },
  ONE_PROGRAM_MS,
);
