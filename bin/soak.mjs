// npm run soak -- NAME …: one long trial of the built product; each is a file of tests/soak/ and says at its top what it shows.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "./prepare.mjs";
import { become, fail, Refusal, root } from "./run.mjs";

const TRIALS = join(root, "tests", "soak");

try {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(join(TRIALS, `${name}.ts`))) {
    const names = readdirSync(TRIALS).filter((file) => file.endsWith(".ts"));
    throw new Refusal(
      `Say which trial: ${names.map((file) => file.replace(/\.ts$/, "")).join(", ") || "there is none yet"}.`,
    );
  }
  await prepare();
  become(process.execPath, ["--import", "tsx", `tests/soak/${name}.ts`, ...rest], {
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
  });
} catch (error) {
  fail(error);
}
