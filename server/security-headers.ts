import type { RequestHandler } from "express";

export interface SecurityOptions {
  /** The development server injects styles and talks over a web socket; production does neither. */
  development: boolean;
  /** Whether people reach the server over TLS for certain, whatever this request says. */
  servedOverTls: boolean;
}

/** Two years, in seconds: what browsers' preload lists ask for. */
const HSTS_SECONDS = 63_072_000;

/**
 * The Content-Security-Policy of one response. No `unsafe-inline`: an inline script needs the nonce, and an
 * inline style does not work at all.
 */
export function contentSecurityPolicy(
  nonce: string,
  { development, servedOverTls }: SecurityOptions,
): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ];
  if (servedOverTls) rules.push("upgrade-insecure-requests");
  return rules.join("; ");
}

/** Puts the security headers on every response. Needs `response.locals.cspNonce`. */
export function securityHeaders(options: SecurityOptions): RequestHandler {
  return (request, response, next) => {
    response.setHeader(
      "Content-Security-Policy",
      contentSecurityPolicy(response.locals.cspNonce as string, options),
    );
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
      "Permissions-Policy",
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    );
    if (options.servedOverTls || request.secure) {
      response.setHeader("Strict-Transport-Security", `max-age=${HSTS_SECONDS}; includeSubDomains`);
    }
    next();
  };
}
