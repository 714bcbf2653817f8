// npm start: everything from a fresh clone to a page in the browser.
import { fork } from "node:child_process";
import { join } from "node:path";
import { prepare } from "./prepare.mjs";
import { fail, Refusal, root, run, watchForNpm } from "./run.mjs";

process.env.NODE_ENV ??= "production";

/** Looked at before anything is installed; the settings themselves are read by app/platform/settings/env.server.ts. */
function checkDemo() {
  const value = process.env.DEMO ?? "";
  if (!["", "on", "off"].includes(value)) {
    throw new Refusal(`DEMO is "${value}": it must be on or off.`);
  }
}

/**
 * The challenges of the demonstration with their sign-ins, or none when it is turned off, others reach the server, or the database already has
 * accounts of its own.
 */
async function demonstrate() {
  if (process.env.DEMO === "off") return [];
  const { code, text } = await run(process.execPath, ["build/server/cpc.js", "demo", "--if-empty"], {
    output: "result",
  });
  if (code !== 0) throw new Refusal("The demonstration could not be made; the reason is above.");
  return JSON.parse(text).challenges ?? [];
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ")}`.trimEnd())
    .join("\n");
}

try {
  checkDemo();
  await prepare();
  const challenges = await demonstrate();
  const server = fork(join(root, "bin", "serve.mjs"), { cwd: root });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // A terminal sends Ctrl-C to the child as well; a second signal does no harm.
    process.on(signal, () => server.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  }
  watchForNpm(() => server.kill("SIGTERM"));
  server.once("exit", (code) => process.exit(code ?? 1));
  server.once("message", ({ url }) => {
    console.log(`\nThe workspace is at ${url}\n`);
    if (challenges.length > 0) {
      console.log(
        "The demonstration is made of these challenges; its page to sign in says which is for which job.\n",
      );
      for (const { stage, title, signIns } of challenges) {
        const rows = signIns.map(({ role, email, password }) => [role, email, password]);
        console.log(`${title} (${stage})\n${table([["Role", "E-mail address", "Password"], ...rows])}\n`);
      }
    }
    console.log("Stop it with Ctrl-C.\n");
  });
} catch (error) {
  fail(error);
}
