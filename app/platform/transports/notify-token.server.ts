import { createHmac } from "node:crypto";
import type { NotifySettings } from "../settings/env.server.ts";

/** A token of half a minute, signed with the service's secret (RFC 7519; the documentation's "Authorisation header"). */
export function notifyToken({ serviceId, secret }: NotifySettings, now: Date): string {
  const partOf = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const issuedAt = Math.floor(now.getTime() / 1000);
  const signed = `${partOf({ typ: "JWT", alg: "HS256" })}.${partOf({ iss: serviceId, iat: issuedAt })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
