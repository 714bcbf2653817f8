// npm run --silent cpc -- …: installs and generates when needed, then runs the command line from the sources.
import { prepare } from "./prepare.mjs";
import { become, fail } from "./run.mjs";

try {
  await prepare({ build: false });
  become(process.execPath, ["--import", "tsx", "bin/cpc.ts", ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
