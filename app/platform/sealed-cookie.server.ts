import { createCookie } from "@remix-run/node";
import { seal, unseal } from "./sealed.server.ts";
import { env } from "./settings/env.server.ts";

/** A value that travels in one browser for a short time, which can neither read nor change it. */
export interface SealedCookie<T> {
  /** The header that carries the value. */
  carry(value: T): Promise<string>;
  /** The value the request carries; null when there is none, it was changed, or its time is over. */
  carried(request: Request, now: Date): Promise<T | null>;
  /** The header that ends it. */
  clear(): Promise<string>;
}

/** Makes a sealed cookie. `sameSite` is strict unless the value has to come back from another site. */
export function sealedCookie<T>(
  name: string,
  { seconds, sameSite = "strict" }: { seconds: number; sameSite?: "strict" | "lax" },
): SealedCookie<T> {
  const isSecure = env.publicUrl?.startsWith("https:") ?? false;
  const cookie = createCookie(isSecure ? `__Host-${name}` : name, {
    httpOnly: true,
    sameSite,
    secure: isSecure,
    path: "/",
  });
  return {
    carry: (value) =>
      cookie.serialize(seal(JSON.stringify({ value, until: Date.now() + seconds * 1000 })), {
        maxAge: seconds,
      }),
    async carried(request, now) {
      const sealed: unknown = await cookie.parse(request.headers.get("Cookie"));
      if (typeof sealed !== "string") return null;
      try {
        const { value, until } = JSON.parse(unseal(sealed)) as { value: T; until: number };
        return until > now.getTime() ? value : null;
      } catch {
        // Changed by hand, or sealed with a key that is gone.
        return null;
      }
    },
    clear: () => cookie.serialize("", { maxAge: 0 }),
  };
}
