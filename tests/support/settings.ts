import { afterAll } from "vitest";
import { env } from "#app/platform/settings/env.server.ts";

// For test files that share a process: what one sets, the next one finds as it was. Runs after tests/support/database.ts, which names
// the folder that the settings are read with.
const settings = { ...env };

afterAll(() => void Object.assign(env, settings));
