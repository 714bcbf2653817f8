import * as client from "openid-client";
import { to } from "#app/addresses.ts";
import { AppError } from "#app/platform/errors.ts";
import { reasonOf } from "#app/platform/failures/failure-reason.ts";
import { log } from "#app/platform/log.server.ts";
import { absoluteUrl } from "#app/platform/public-url.server.ts";
import { env, type SingleSignOnSettings } from "#app/platform/settings/env.server.ts";
import { claimsOf, type IdentityClaims } from "./identity-claims.ts";

/** Where the provider sends people back to; it has to be told this address when the application is registered there. */
export const RETURN_PATH = to.people.finishSingleSignOn();

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

interface KnownProvider {
  issuer: string;
  configuration: client.Configuration;
  /** When it described itself, by the clock of this process. */
  at: number;
}

let known: KnownProvider | undefined;

/** A description older than this is asked for again before it is used, in milliseconds: addresses move. */
const DESCRIPTION_MS = 10 * 60_000;

/** After a failure the provider is not asked to describe itself again for this long, in milliseconds. */
const ASK_AGAIN_MS = 60_000;

let askedAt = Number.NEGATIVE_INFINITY;

/** The provider's own description of itself, as it was ten minutes ago at the most while it answers. */
async function configurationOf(settings: SingleSignOnSettings): Promise<client.Configuration> {
  if (known?.issuer === settings.issuer) {
    const { configuration, at } = known;
    const isOld = performance.now() - at > DESCRIPTION_MS;
    return (isOld ? await describeAgain(settings) : null) ?? configuration;
  }
  return askDescription(settings);
}

/** Asks the provider to describe itself, once more if it has lately been asked already; null when it has, or does not answer. */
async function describeAgain(settings: SingleSignOnSettings): Promise<client.Configuration | null> {
  if (performance.now() - askedAt < ASK_AGAIN_MS) return null;
  try {
    return await askDescription(settings);
  } catch (error) {
    log.warn(
      { reason: reasonOf((error as Error).cause) },
      "the single sign-on provider did not describe itself again",
    );
    return null;
  }
}

async function askDescription(settings: SingleSignOnSettings): Promise<client.Configuration> {
  askedAt = performance.now();
  const isLocal = settings.issuer.startsWith("http:");
  try {
    const configuration = await client.discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      client.ClientSecretBasic(settings.clientSecret),
      { timeout: TIMEOUT_SECONDS, ...(isLocal ? { execute: [client.allowInsecureRequests] } : {}) },
    );
    known = { issuer: settings.issuer, configuration, at: performance.now() };
    return configuration;
  } catch (cause) {
    throw notJustNow(settings, cause, "the single sign-on provider did not describe itself");
  }
}

function notJustNow({ name }: SingleSignOnSettings, cause: unknown, logMessage: string): AppError {
  return new AppError(
    "unavailable",
    `Signing in with your ${name} does not work just now. Try again in a few minutes, or use another way.`,
    { cause, logMessage },
  );
}

/** Where people sign out of the provider itself; null when it has no such page, or does not answer. */
export async function signOutAddress(): Promise<string | null> {
  if (env.singleSignOn === null) return null;
  try {
    const page = (await configurationOf(env.singleSignOn)).serverMetadata().end_session_endpoint;
    if (page === undefined) return null;
    const url = new URL(page);
    url.searchParams.set("client_id", env.singleSignOn.clientId);
    return url.href;
  } catch {
    // Said in the log already; the page says what to do without it.
    return null;
  }
}

/**
 * Where to send a person to sign in at the provider: authorisation code with PKCE, a state and a nonce
 * (OpenID Connect Core 1.0, section 3.1; RFC 9700, section 2.1). The provider is to ask for an account, where it would take
 * whoever is signed in there: on a shared machine that is the person before. With `askAgain` it asks for the password too.
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
    ...promptOf(
      configuration,
      askAgain || settingsOfProvider().issuer === knowsNoAccountQuestion ? "login" : "select_account",
    ),
  });
  return { url: url.href, secrets };
}

/** The issuer that refused to ask for an account, which some do: it is told to ask for the password, which all know. */
let knowsNoAccountQuestion: string | undefined;

/** What the provider is to ask; nothing where it says that it knows other questions only. */
function promptOf(
  configuration: client.Configuration,
  prompt: "login" | "select_account",
): Record<string, string> {
  const known = configuration.serverMetadata().prompt_values_supported;
  return Array.isArray(known) && !known.includes(prompt) ? {} : { prompt };
}

/**
 * Reads what the provider sent a person back with, and asks it who they are. The query alone comes from the request:
 * its host is not to be believed. When its address has moved it is asked at the new one. `ask-otherwise`: it does not know how to ask
 * for an account, so the person has to be sent to it once more. Throws invalid when the answer is
 * not the provider's, or not to this question; unavailable when the provider does not answer, or does not know this workspace.
 */
export async function readProviderAnswer(
  query: string,
  secrets: SignInSecrets,
): Promise<IdentityClaims | "ask-otherwise"> {
  const settings = settingsOfProvider();
  const configuration = await configurationOf(settings);
  const address = new URL(`${absoluteUrl(RETURN_PATH)}${query}`);
  const ask = async (at: client.Configuration) => {
    const answer = await client.authorizationCodeGrant(at, address, {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.codeVerifier,
      idTokenExpected: true,
    });
    const claims = answer.claims();
    if (claims === undefined) throw new Error("no ID token");
    return claimsOf(claims);
  };
  try {
    return await ask(configuration).catch(async (failure: unknown) => {
      const fresh = isOfTheProvider(failure) ? await describeAgain(settings) : null;
      if (fresh === null || isSamePlace(fresh, configuration)) throw failure;
      return ask(fresh);
    });
  } catch (cause) {
    if (isQuestionRefused(cause) && knowsNoAccountQuestion !== settings.issuer) {
      knowsNoAccountQuestion = settings.issuer;
      return "ask-otherwise";
    }
    if (isOfTheProvider(cause)) throw notJustNow(settings, cause, "a single sign-on could not be finished");
    throw new AppError(
      "invalid",
      `You are not signed in: your ${settings.name} was not confirmed. Go back to the sign-in page and try again.`,
      { cause, logMessage: "a single sign-on answer was refused" },
    );
  }
}

/** Whether the provider did not understand what it was asked (RFC 6749, 4.1.2.1): nobody has been asked anything yet. */
function isQuestionRefused(failure: unknown): boolean {
  const { code, error } = (failure ?? {}) as { code?: unknown; error?: unknown };
  return code === "OAUTH_AUTHORIZATION_RESPONSE_ERROR" && error === "invalid_request";
}

/** Whether the provider, or the way to it, failed; else its answer was wrong. A wrong secret is for whoever runs this, too. */
function isOfTheProvider(failure: unknown): boolean {
  const { code, error, name } = (failure ?? {}) as { code?: unknown; error?: unknown; name?: unknown };
  return (
    failure instanceof TypeError ||
    name === "TimeoutError" ||
    error === "invalid_client" ||
    code === "OAUTH_WWW_AUTHENTICATE_CHALLENGE" ||
    code === "OAUTH_RESPONSE_IS_NOT_CONFORM" ||
    code === "OAUTH_RESPONSE_IS_NOT_JSON" ||
    code === "OAUTH_TIMEOUT"
  );
}

function isSamePlace(one: client.Configuration, other: client.Configuration): boolean {
  const [a, b] = [one.serverMetadata(), other.serverMetadata()];
  return a.token_endpoint === b.token_endpoint && a.jwks_uri === b.jwks_uri;
}
