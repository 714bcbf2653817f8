import { join } from "node:path";
import { projectRoot } from "./project-root.server.ts";

/** Whether this code runs as it was built, in the server or the command line, and not from the sources. */
export const isBuilt = import.meta.url.includes("/build/server/");

/**
 * The folder of the programs and threads that vite.config.ts builds beside the server. From the sources, as in
 * development, there is none, and they are translated at each start.
 */
let folder: string | null = isBuilt ? join(projectRoot, "build", "server") : null;

/** Takes programs from a folder where they are built already, or from the sources: for tests. */
export function takeProgramsFrom(builtFolder: string | null): void {
  folder = builtFolder;
}

/** The file of a program that is built, or null where it has to be translated from its source. */
export function builtProgram(name: string): string | null {
  return folder === null ? null : join(folder, `${name}.js`);
}

/** What Node is told, in the project's folder, to run the command line `cpc`. */
export function commandLine(): string[] {
  const built = builtProgram("cpc");
  return built === null ? ["--import", "tsx", "bin/cpc.ts"] : [built];
}
