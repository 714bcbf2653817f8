// npm run dev: the same server on the sources through Vite, which reloads what changes.
import { prepare } from "./prepare.mjs";
import { become, fail } from "./run.mjs";

try {
  await prepare({ build: false });
  become(process.execPath, ["--import", "tsx", "server/development.ts"], { NODE_ENV: "development" });
} catch (error) {
  fail(error);
}
