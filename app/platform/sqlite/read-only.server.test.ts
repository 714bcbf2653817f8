import { execFile } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import { projectRoot } from "../project-root.server.ts";

/** Nobody: root may write everywhere, so whoever is refused has to be somebody else. */
const NOBODY = 65_534;

const folder = mkdtempSync(join(tmpdir(), "cpc-read-only-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes while the file is read-only, then, when it hears that it no longer is, once more: in one process. */
const WRITE_TWICE = `
  const { db, refusalOf } = await import("#app/platform/db.server.ts");
  const write = (id) => db.challenge.create({
    data: { id, title: "T", stage: "scoping", questionSet: "2024", reportFormat: "2025", createdAt: new Date(0) },
    select: { id: true },
  });
  const answers = [await db.challenge.count()];
  try { await write("refused"); } catch (thrown) { const { code, message } = refusalOf(thrown); answers.push(code, message); }
  process.stderr.write("refused\\n");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  await write("taken");
  answers.push(await db.challenge.count());
  console.log(JSON.stringify(answers));
  process.exit(0);
`;

it.skipIf(process.getuid?.() !== 0)(
  "a file that may not be written to is named, and written to again once it may be",
  async () => {
    const dataDir = join(folder, "data");
    const file = join(dataDir, "workspace.db");
    chmodSync(folder, 0o755);
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o777);
    copyFileSync(process.env.TEST_BASE_DATABASE ?? "", file);
    chmodSync(file, 0o444);
    const running = promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", WRITE_TWICE],
      {
        cwd: projectRoot,
        uid: NOBODY,
        gid: NOBODY,
        env: { ...process.env, DATA_DIR: dataDir, HOME: dataDir, NODE_OPTIONS: "" },
      },
    );
    running.child.stderr?.on("data", (said: Buffer) => {
      if (!said.toString().includes("refused")) return;
      // SQLite makes its log with the rights of the file.
      for (const name of readdirSync(dataDir)) {
        if (name.startsWith("workspace.db")) chmodSync(join(dataDir, name), 0o666);
      }
      running.child.stdin?.write("go on\n");
    });
    const { stdout } = await running;
    expect(JSON.parse(stdout)).toEqual([
      0,
      "not-writable",
      expect.stringContaining("it may not write to its own files. Nothing was saved."),
      1,
    ]);
  },
);
