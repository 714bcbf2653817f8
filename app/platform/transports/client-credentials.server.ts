import * as client from "openid-client";
import type { TokenSettings } from "../settings/env.server.ts";

/** Gives a token; with `isRefused` another than the one it gave before. Throws a TokenFault. */
export type TokenSource = (isRefused: boolean) => Promise<string>;

/** No token was to be had. The message is a sentence for whoever runs the server. */
export class TokenFault extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.name = "TokenFault";
  }
}

/** Seconds the token endpoint has to answer. */
const TIMEOUT_SECONDS = 20;

/** A token is not used in the last of its time, in milliseconds: it has to last until the other side has looked at it. */
const MARGIN_MS = 60_000;

/** How long a token is used whose time the endpoint does not tell, in milliseconds. */
const UNTOLD_MS = 5 * 60_000;

/** Tokens for a program of its own, without a person (OAuth 2.0 client credentials: RFC 6749, 4.4), each used while it lasts. */
export function tokenSource({ url, clientId, clientSecret, scope }: TokenSettings): TokenSource {
  // Only the token endpoint is asked; the library wants an issuer all the same.
  const configuration = new client.Configuration(
    { issuer: new URL(url).origin, token_endpoint: url },
    clientId,
    undefined,
    client.ClientSecretPost(clientSecret),
  );
  configuration.timeout = TIMEOUT_SECONDS;
  if (url.startsWith("http:")) client.allowInsecureRequests(configuration);
  let held: { token: string; until: number } | undefined;
  return async (isRefused) => {
    if (!isRefused && held !== undefined && performance.now() < held.until) return held.token;
    held = undefined;
    try {
      const { access_token: token, expires_in: seconds } = await client.clientCredentialsGrant(
        configuration,
        { scope },
      );
      const lastsMs = seconds === undefined ? UNTOLD_MS : seconds * 1000 - MARGIN_MS;
      held = { token, until: performance.now() + lastsMs };
      return token;
    } catch (error) {
      const said = (error as { error?: unknown }).error;
      // By the book (RFC 6749, 5.2), such as invalid_client.
      const why = typeof said === "string" && /^[a-z_]{1,60}$/.test(said) ? ` (${said})` : "";
      throw new TokenFault(
        `No token to sign in to the mail server with was given by SMTP_OAUTH_TOKEN_URL${why}.`,
        error,
      );
    }
  };
}
