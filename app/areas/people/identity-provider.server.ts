import * as client from "openid-client";
import { env, type SingleSignOnSettings } from "#app/platform/env.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { claimsOf, type IdentityClaims } from "./identity-claims.ts";

/** Where the provider sends people back to; it has to be told this address when the application is registered there. */
export const RETURN_PATH = "/sign-in/single-sign-on/return";

/** Seconds the provider may take to answer this server. */
const TIMEOUT_SECONDS = 10;

/** What only the browser that began may know, so that nobody else's answer is taken for its own. */
export interface SignInSecrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** What people call the account they have at the provider; null when there is no provider. */
export function nameOfProvider(): string | null {
  return env.singleSignOn?.name ?? null;
}

/** The provider's settings. Throws not-found when single sign-on is not set up. */
export function settingsOfProvider(): SingleSignOnSettings {
  if (env.singleSignOn === null) throw new AppError("not-found", "There is no such page.");
  return env.singleSignOn;
}

let known: { issuer: string; configuration: client.Configuration } | undefined;

/** The provider's own description of itself, fetched once; again after a failure. */
async function configurationOf(settings: SingleSignOnSettings): Promise<client.Configuration> {
  if (known?.issuer === settings.issuer) return known.configuration;
  const isLocal = settings.issuer.startsWith("http:");
  try {
    const configuration = await client.discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      client.ClientSecretBasic(settings.clientSecret),
      { timeout: TIMEOUT_SECONDS, ...(isLocal ? { execute: [client.allowInsecureRequests] } : {}) },
    );
    known = { issuer: settings.issuer, configuration };
    return configuration;
  } catch (cause) {
    throw new AppError(
      "conflict",
      `Signing in with your ${settings.name} does not work just now. Try again in a few minutes, or use another way.`,
      { cause, logMessage: "the single sign-on provider did not describe itself" },
    );
  }
}

/**
 * Where to send a person to sign in at the provider: authorisation code with PKCE, a state and a nonce
 * (OpenID Connect Core 1.0, section 3.1; RFC 9700, section 2.1). `askAgain` has the provider ask who it is,
 * where it would take whoever is signed in there.
 */
export async function askProvider({
  askAgain,
}: {
  askAgain: boolean;
}): Promise<{ url: string; secrets: SignInSecrets }> {
  const configuration = await configurationOf(settingsOfProvider());
  const secrets = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
  };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: absoluteUrl(RETURN_PATH),
    scope: "openid profile email",
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(secrets.codeVerifier),
    code_challenge_method: "S256",
    ...(askAgain ? { prompt: "login" } : {}),
  });
  return { url: url.href, secrets };
}

/**
 * Reads what the provider sent a person back with, and asks it who they are. The query alone comes from the request:
 * its host is not to be believed. Throws invalid when the answer is not the provider's, or not to this question.
 */
export async function readProviderAnswer(query: string, secrets: SignInSecrets): Promise<IdentityClaims> {
  const settings = settingsOfProvider();
  const configuration = await configurationOf(settings);
  try {
    const answer = await client.authorizationCodeGrant(
      configuration,
      new URL(`${absoluteUrl(RETURN_PATH)}${query}`),
      {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.codeVerifier,
        idTokenExpected: true,
      },
    );
    const claims = answer.claims();
    if (claims === undefined) throw new Error("no ID token");
    return claimsOf(claims);
  } catch (cause) {
    throw new AppError(
      "invalid",
      `You are not signed in: your ${settings.name} was not confirmed. Go back to the sign-in page and try again.`,
      { cause, logMessage: "a single sign-on answer was refused" },
    );
  }
}
