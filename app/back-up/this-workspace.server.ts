import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#app/platform/errors.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { env } from "#app/platform/settings/env.server.ts";
import type { Workspace } from "./make-back-up.server.ts";

/** What this process's settings name: the workspace that is backed up, or restored into. */
export function thisWorkspace(): Workspace {
  return {
    dataDir: env.dataDir,
    databaseFile: databaseFile(),
    secretKey: env.secretKey,
    product: thisProduct(),
  };
}

/** The program and its version, as package.json names them. */
export function thisProduct(): Workspace["product"] {
  const { name, version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
    name: string;
    version: string;
  };
  return { name, version };
}

function databaseFile(): string {
  if (env.databaseUrl.startsWith("file:")) return env.databaseUrl.slice("file:".length);
  throw new AppError(
    "invalid",
    "DATABASE_URL names a PostgreSQL server: back that up with its own tools. This command knows the built-in database only.",
  );
}
