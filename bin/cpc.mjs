// npm run --silent cpc -- …: installs and generates when needed, then runs the command line.
import { commandLine } from "./command-line.mjs";
import { prepare } from "./prepare.mjs";
import { become, fail } from "./run.mjs";

try {
  await prepare({ build: false });
  become(process.execPath, [...commandLine(), ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
