import { createHash, randomBytes } from "node:crypto";

/** A secret that stands in an address, and the id under which the database keeps it. */
export interface SecretToken {
  token: string;
  /** SHA-256 of the token: a stolen database opens no door. */
  id: string;
}

function idOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A new secret of 32 random bytes. */
export function newSecretToken(): SecretToken {
  const token = randomBytes(32).toString("base64url");
  return { token, id: idOf(token) };
}

/** The id of a secret that came in an address; null when it cannot be one. */
export function secretTokenId(token: string | undefined): string | null {
  return token !== undefined && /^[\w-]{43}$/.test(token) ? idOf(token) : null;
}
