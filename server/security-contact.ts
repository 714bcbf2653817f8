import type { RequestHandler } from "express";

const DAY_MS = 86_400_000;

/** For how long a copy is good: RFC 9116 wants less than a year. */
const GOOD_FOR_DAYS = 180;

/** `/.well-known/security.txt` (RFC 9116): where somebody who found a weakness writes to. */
export function securityContact(contact: string, publicUrl: string | null): RequestHandler {
  return (_request, response) => {
    const expires = new Date(Date.now() + GOOD_FOR_DAYS * DAY_MS).toISOString();
    const lines = [`Contact: ${contact}`, `Expires: ${expires}`, "Preferred-Languages: en"];
    if (publicUrl !== null) lines.push(`Canonical: ${publicUrl}/.well-known/security.txt`);
    response
      .type("text/plain")
      .set("Cache-Control", "public, max-age=3600")
      .send(`${lines.join("\n")}\n`);
  };
}
