import { createCookie, redirect, type TypedResponse } from "@remix-run/node";
import { env } from "./settings/env.server.ts";

// A sentence that says what was done, shown once on the next page. It carries no secret: only what the person
// who did it may read anyway, and only in their own browser.
// Behind TLS its name keeps a neighbouring site of the same domain from writing a sentence of its own.
const isSecure = env.publicUrl?.startsWith("https:") ?? false;

const noticeCookie = createCookie(isSecure ? "__Host-notice" : "notice", {
  httpOnly: true,
  sameSite: "lax",
  secure: isSecure,
  path: "/",
  maxAge: 60,
});

/** Redirects after a write, with a sentence such as "Note saved" shown at the top of the next page. */
export async function redirectWithNotice(to: string, notice: string): Promise<TypedResponse<never>> {
  return redirect(to, { headers: { "Set-Cookie": await noticeCookie.serialize(notice) } });
}

/** The notice waiting for this request, and the header that clears it; null when there is none. */
export async function takeNotice(request: Request): Promise<{ notice: string; clear: string } | null> {
  const value: unknown = await noticeCookie.parse(request.headers.get("Cookie"));
  if (typeof value !== "string" || value === "") return null;
  return { notice: value.slice(0, 300), clear: await noticeCookie.serialize("", { maxAge: 0 }) };
}
