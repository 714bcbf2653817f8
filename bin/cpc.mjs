// npm run --silent cpc -- …: installs and generates when needed, then runs the command line: what was built of these sources, which starts
// in a third of the time, or the sources.
import { isBuilt, prepare } from "./prepare.mjs";
import { become, fail } from "./run.mjs";

try {
  await prepare({ build: false });
  const commandLine = isBuilt() ? ["build/server/cpc.js"] : ["--import", "tsx", "bin/cpc.ts"];
  become(process.execPath, [...commandLine, ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
