// npm run build: packages, database client and pages, each only when something it depends on has changed.
import { prepare } from "./prepare.mjs";
import { fail } from "./run.mjs";

await prepare().catch(fail);
console.error("Built; start it with: npm start");
