import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { log } from "../log.server.ts";

/** What Node 20 and 22 count as data before a program of theirs has done anything, in megabytes. */
const USUAL_MEGABYTES = 48;

let measured: Promise<number> | undefined;

/**
 * How many megabytes the kernel counts as data of this Node before it has loaded anything, asked once of a process of its own.
 * Node 24 sets half a gigabyte of addresses aside that it never fills, and a limit that did not know it would refuse every file.
 */
export function bareMegabytes(): Promise<number> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<number> {
  try {
    const script = 'process.stdout.write(require("node:fs").readFileSync("/proc/self/status", "utf8"))';
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], {
      env: { NODE_ENV: process.env.NODE_ENV },
    });
    const kilobytes = /^VmData:\s*(\d+) kB$/m.exec(stdout)?.[1];
    if (kilobytes !== undefined) return Math.ceil(Number(kilobytes) / 1024);
    throw new Error("/proc/self/status has no VmData");
  } catch (error) {
    log.warn({ err: error }, "what Node needs to begin could not be measured; the usual is taken");
    return USUAL_MEGABYTES;
  }
}
