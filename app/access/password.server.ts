import { hash, verify } from "@node-rs/argon2";

// argon2id with the library's defaults meets OWASP's floor (19 MiB, two passes, one lane).
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The stored form of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether a password is the right one. With no stored hash (no such account) it still does the work of
 * checking, so that the time taken does not tell whether the account exists.
 */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  if (stored === null) {
    decoy ??= hashPassword("no account has this password");
    await verify(await decoy, password);
    return false;
  }
  return verify(stored, password);
}
