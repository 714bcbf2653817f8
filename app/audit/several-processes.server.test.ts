import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { verifyChain } from "./verify-chain.server.ts";

/** Writes events one after another, each after reading the last: what every change does. */
const WRITER = `
  const { recordAlone } = await import("#app/audit/record.server.ts");
  const nobody = { actor: null, challengeId: null, requestId: null };
  let written = 0;
  for (let count = 0; count < 12; count += 1) {
    await recordAlone(nobody, { type: "sign-in-failed", data: {} }, new Date());
    written += 1;
  }
  process.stdout.write(String(written), () => process.exit(0));
`;

it("lets the command line write beside the server, and neither loses anything", async () => {
  const write = () =>
    promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", WRITER], {
      cwd: projectRoot,
      // Tests started by another Node process inherit its loaders otherwise.
      env: { ...process.env, NODE_OPTIONS: "" },
    });
  const written = await Promise.all([write(), write()]);
  expect(written.map(({ stdout }) => stdout)).toEqual(["12", "12"]);
  expect(await verifyChain()).toMatchObject({ isWhole: true, events: 24 });
}, 120_000);
