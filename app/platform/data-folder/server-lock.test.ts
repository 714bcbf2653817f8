import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { projectRoot } from "../project-root.server.ts";
import { runningServer, takeServerLock } from "./server-lock.server.ts";

const ABOUT = { pid: process.pid, since: "2026-11-26T09:00:00.000Z", reachedBy: "PUBLIC_URL" };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-lock-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Another process that takes the folder and says so. */
async function holder() {
  const code = `import("#app/platform/data-folder/server-lock.server.ts").then(({ takeServerLock }) => {
    takeServerLock(${JSON.stringify(folder)}, { ...${JSON.stringify(ABOUT)}, pid: process.pid });
    console.log("taken");
    setInterval(() => {}, 1000);
  });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code], {
    cwd: projectRoot,
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

it("keeps a second server off while the first lives, however it ends and whoever has its number then", async () => {
  const child = await holder();
  expect(runningServer(folder)).toEqual({ ...ABOUT, pid: child.pid });
  expect(() => takeServerLock(folder, ABOUT)).toThrow(`Another server (process ${child.pid}, since`);
  child.kill("SIGKILL");
  await once(child, "exit");
  // What the dead one said of itself is still there, and names a process that lives: this one.
  writeFileSync(join(folder, "server.json"), JSON.stringify(ABOUT));
  expect(runningServer(folder)).toBeNull();
  const giveBack = takeServerLock(folder, ABOUT);
  expect(() => takeServerLock(folder, ABOUT)).toThrow(/^Another server/);
  giveBack();
  expect(runningServer(folder)).toBeNull();
  takeServerLock(folder, ABOUT)();
});
