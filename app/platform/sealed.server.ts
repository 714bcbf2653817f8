import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env } from "./env.server.ts";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Says how it was sealed, so that another way can come later without breaking what is there. */
const PREFIX = "v1.";

let key: Buffer | undefined;

/**
 * The key of this installation: from SECRET_KEY, else from a file in DATA_DIR that only the server's user can read,
 * made at first use. It stands outside the database, so that a copied database gives up no secret.
 */
function ownKey(): Buffer {
  key ??= createHash("sha256")
    .update(env.secretKey ?? readOrMakeKeyFile())
    .digest();
  return key;
}

function readOrMakeKeyFile(): string {
  const path = join(env.dataDir, "secret.key");
  mkdirSync(dirname(path), { recursive: true });
  try {
    // "wx" refuses to write over a key: two processes that start at once agree on the first one's.
    writeFileSync(path, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8").trim();
}

/** Seals a text with the installation's key (AES-256-GCM): what is kept in the database cannot be read or changed without it. */
export function seal(text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, ownKey(), iv);
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return PREFIX + sealed.toString("base64url");
}

/** Opens what `seal` made. Throws when it was changed, or sealed with another key: a bug or a wrong back-up, never a person's doing. */
export function unseal(sealed: string): string {
  if (!sealed.startsWith(PREFIX)) throw new Error("this is not a sealed text");
  const bytes = Buffer.from(sealed.slice(PREFIX.length), "base64url");
  const decipher = createDecipheriv(ALGORITHM, ownKey(), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString(
    "utf8",
  );
}
