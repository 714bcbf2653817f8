import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { readFile } from "node:fs/promises";
import { AppError } from "#app/platform/errors.ts";

/** A pair of keys for sealed back-ups: the public one is a setting, the private one is kept away from the server. */
export interface BackUpKeys {
  /** One line, as BACKUP_PUBLIC_KEY takes it. */
  publicKey: string;
  /** PEM, PKCS #8. */
  privateKeyPem: string;
  /** What both are known by in a manifest. */
  fingerprint: string;
}

/** Makes a new pair (X25519). */
export function makeBackUpKeys(): BackUpKeys {
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  return {
    publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    fingerprint: fingerprintOf(publicKey),
  };
}

/** Reads a public key as the setting gives it, which the environment has checked the form of. */
export function readPublicKey(line: string): KeyObject {
  return createPublicKey({ key: Buffer.from(line, "base64"), format: "der", type: "spki" });
}

/** Reads the private key from the file that `cpc backup-key` wrote. */
export async function readPrivateKey(path: string): Promise<KeyObject> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new AppError("invalid", `The private key “${path}” could not be read. Check the path.`, { cause });
  }
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === "x25519") return key;
  } catch {
    // Said below, in words.
  }
  throw new AppError(
    "invalid",
    `“${path}” holds no private key of back-ups. Give the file that \`cpc backup-key FILE\` wrote.`,
  );
}

/** The 32 bytes of an X25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" }).subarray(-32);
}

/** What a key is known by: 16 hexadecimal digits of the hash of the public one. */
export function fingerprintOf(key: KeyObject): string {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return createHash("sha256").update(rawPublicKey(publicKey)).digest("hex").slice(0, 16);
}

/** What an installation's secret key is known by in a manifest, so that a restore can tell the right one from another. */
export function fingerprintOfSecretKey(text: string): string {
  const key = createHash("sha256").update(text.trim()).digest();
  return createHmac("sha256", key).update("cpc secret key").digest("hex").slice(0, 16);
}
