import { env } from "./settings/env.server.ts";

/**
 * The full address of a page, for mails and printed links. Made from the settings alone: a request may claim any host,
 * and a link made from it would send a person's secret elsewhere.
 */
export function absoluteUrl(path: string): string {
  return `${env.publicUrl ?? `http://localhost:${env.port}`}${path}`;
}
