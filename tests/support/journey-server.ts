import { join } from "node:path";
import { startDemonstrationServer } from "./running-server.ts";

/** Playwright's global set-up: one server for all journeys. Its address and sign-ins reach the workers by environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startDemonstrationServer();
  // The kinds of elements that axe found no fault with, of all workers.
  process.env.JOURNEY_SHAPES = join(server.dataDir, "accessible-shapes.txt");
  process.env.JOURNEY_URL = server.url;
  process.env.JOURNEY_DEMONSTRATION = JSON.stringify(server.demonstration);
  // What a worker imports of the product works on the same database as the server.
  process.env.DATA_DIR = server.dataDir;
  process.env.DATABASE_URL = "";
  process.env.LOG_LEVEL = "warn";
  return server.stop;
}
