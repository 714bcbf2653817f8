import { Secret, TOTP } from "otpauth";

/** Codes change every 30 seconds (RFC 6238); one step either side is taken, for clocks that are not quite right. */
const PERIOD_SECONDS = 30;
const WINDOW_STEPS = 1;

/**
 * The secret of the demonstration's accounts, whose passwords anybody may read too. The page that asks for a code
 * shows the present one for an account with this secret, so that the demonstration can be tried without a telephone.
 * No other account can have it: secrets are made by chance.
 */
export const DEMONSTRATION_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({
    issuer: "Peer challenge workspace",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}

/** A new secret of 160 bits, in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from a QR code. */
export function totpAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The secret in groups of four, for typing it in by hand. */
export function secretInGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? "";
}

/** The code at an instant. */
export function codeAt(secret: string, now: Date): string {
  return totpOf(secret).generate({ timestamp: now.getTime() });
}

/** The time step whose code this is (steps are counted from 1970), or null when it is not a right one now. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const digits = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totpOf(secret).validate({ token: digits, timestamp: now.getTime(), window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}
