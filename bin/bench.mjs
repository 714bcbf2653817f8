// npm run bench: measures the built product on the demonstration challenge and prints one table a matter.
import { prepare } from "./prepare.mjs";
import { become, fail } from "./run.mjs";

try {
  await prepare();
  become(process.execPath, ["--import", "tsx", "tests/bench/bench.ts", ...process.argv.slice(2)], {
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
  });
} catch (error) {
  fail(error);
}
