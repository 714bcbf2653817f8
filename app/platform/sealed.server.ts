import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { keyFileOf, makeKeyFile, readKeyFile } from "./data-folder/secret-key.server.ts";
import { AppError } from "./errors.ts";
import { type Environment, env } from "./settings/env.server.ts";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Says how it was sealed, so that another way can come later without breaking what is there. */
const PREFIX = "v1.";

/** Where the key of an installation is. */
export type KeyPlace = Pick<Environment, "dataDir" | "secretKey">;

let key: Buffer | undefined;

/**
 * The key of this installation: from SECRET_KEY, else from a file in DATA_DIR that only the server's user can read. It stands
 * outside the database, so that a copied database gives up no secret. It is made when the first text is sealed or marked and never
 * afterwards: with another one nothing that was sealed before could be opened.
 */
function ownKey(isFirstUse: boolean): Buffer {
  key ??= keyOf(
    env.secretKey ?? readKeyFile(env.dataDir) ?? (isFirstUse ? makeKeyFile(env.dataDir) : null),
    env,
  );
  return key;
}

function keyOf(text: string | null, { dataDir }: KeyPlace): Buffer {
  if (text !== null) return createHash("sha256").update(text).digest();
  throw new AppError(
    "conflict",
    `${keyFileOf(dataDir)} is gone, and what is sealed in the database cannot be opened without it: put it back from where it is kept, or set SECRET_KEY to what it held; no new one was made.`,
  );
}

/**
 * Sees at the start that the key is the one that `sealed` were sealed with, of which some are enough. Returns how many cannot be
 * opened: a few may be left of a key that is long gone. Throws conflict when it is gone, unusable, or opens none of them.
 */
export function checkKey(place: KeyPlace, sealed: readonly string[]): number {
  const text = place.secretKey ?? readKeyFile(place.dataDir);
  if (sealed.length === 0) return 0;
  const bytes = keyOf(text, place);
  const closed = sealed.filter((each) => !opens(each, bytes)).length;
  if (closed < sealed.length) return closed;
  const name = place.secretKey === null ? keyFileOf(place.dataDir) : "SECRET_KEY";
  throw new AppError(
    "conflict",
    `${name} is not the key that this database was sealed with: put the right one back; second steps and waiting messages cannot be opened with this one.`,
  );
}

function opens(sealed: string, bytes: Buffer): boolean {
  try {
    openWith(bytes, sealed);
    return true;
  } catch {
    return false;
  }
}

/** Seals a text with the installation's key (AES-256-GCM): what is kept in the database cannot be read or changed without it. */
export function seal(text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, ownKey(true), iv);
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return PREFIX + sealed.toString("base64url");
}

/** Characters of a mark: 132 bits. */
const MARK_LENGTH = 22;

let markKey: Buffer | undefined;

/** A mark on a text that only this installation can make, for one purpose. It hides nothing. */
export function mark(purpose: string, text: string): string {
  return markOf(purpose, text, true);
}

/** Whether `mark` made this mark. Throws conflict where the installation has no key yet, and so has made none. */
export function isMark(purpose: string, text: string, given: string): boolean {
  const [own, other] = [Buffer.from(markOf(purpose, text, false)), Buffer.from(given)];
  return own.length === other.length && timingSafeEqual(own, other);
}

function markOf(purpose: string, text: string, isFirstUse: boolean): string {
  // A key of its own, since the other one is for AES alone.
  markKey ??= createHmac("sha256", ownKey(isFirstUse)).update("marks").digest();
  return createHmac("sha256", markKey)
    .update(`${purpose}\0${text}`)
    .digest("base64url")
    .slice(0, MARK_LENGTH);
}

/** Opens what `seal` made. Throws when it was changed, or sealed with another key: a bug or a wrong back-up, never a person's doing. */
export function unseal(sealed: string): string {
  return openWith(ownKey(false), sealed);
}

function openWith(bytesOfKey: Buffer, sealed: string): string {
  if (!sealed.startsWith(PREFIX)) throw new Error("this is not a sealed text");
  const bytes = Buffer.from(sealed.slice(PREFIX.length), "base64url");
  const decipher = createDecipheriv(ALGORITHM, bytesOfKey, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString(
    "utf8",
  );
}
