import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeBackUpKeys } from "../back-up/keys.server.ts";
import { AppError } from "../platform/errors.ts";
import { sayDiskFailure } from "../platform/files/durable-file.server.ts";

/** `cpc backup-key FILE`: makes a pair of keys, writes the private one into a new file and prints the public one. */
export async function run(
  args: string[],
): Promise<{ privateKey: string; publicKey: string; fingerprint: string; says: string }> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [path] = positionals;
  if (positionals.length !== 1 || path === undefined || path === "") {
    throw new AppError("invalid", "Name the file for the private key: backup-key FILE.");
  }
  const { publicKey, privateKeyPem, fingerprint } = makeBackUpKeys();
  try {
    await writeFile(path, privateKeyPem, { flag: "wx", mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      throw new AppError(
        "conflict",
        `“${path}” is there already. A private key is never written over: give another name.`,
      );
    }
    throw sayDiskFailure(error, path);
  }
  return {
    privateKey: resolve(path),
    publicKey,
    fingerprint,
    says: "Set BACKUP_PUBLIC_KEY to publicKey. Keep the file with the private key away from this machine and from the back-ups: without it no sealed back-up can be restored.",
  };
}
