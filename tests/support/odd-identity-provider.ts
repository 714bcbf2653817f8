import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** How a provider misbehaves; may be changed while it runs. */
export interface ProviderManners {
  /** Claims of the next ID tokens, over those by the book; undefined leaves one out. */
  claims: Record<string, unknown>;
  /** Where tokens are given now. */
  tokenPath: string;
  /** More of what it says of itself. */
  metadata: Record<string, unknown>;
}

export interface OddIdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  manners: ProviderManners;
  /** How often it was asked to describe itself. */
  seen: { descriptions: number };
  stop(): Promise<void>;
}

const CLIENT = { clientId: "workspace", clientSecret: "a secret of the tests alone, long enough" };
const KEY_ID = "only";

const partOf = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A small OpenID Connect provider on this machine that says what it is told to, right or wrong. Whoever comes is signed in. */
export async function startOddIdentityProvider(): Promise<OddIdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const manners: ProviderManners = { claims: {}, tokenPath: "/token", metadata: {} };
  const seen = { descriptions: 0 };
  const nonces = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname === "/.well-known/openid-configuration") {
      seen.descriptions += 1;
      answer(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: issuer + manners.tokenPath,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        ...manners.metadata,
      });
    } else if (url.pathname === "/keys") {
      answer(200, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: KEY_ID, use: "sig", alg: "RS256" }],
      });
    } else if (url.pathname === "/authorize") {
      const code = `code-${nonces.size}`;
      nonces.set(code, url.searchParams.get("nonce") ?? "");
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      response.writeHead(302, { Location: back.href }).end();
    } else if (url.pathname === manners.tokenPath) {
      const form = new URLSearchParams(await bodyOf(request));
      if (request.headers.authorization !== basicOf(CLIENT)) answer(401, { error: "invalid_client" });
      else
        answer(200, {
          access_token: "unused",
          token_type: "Bearer",
          id_token: tokenOf(nonces.get(form.get("code") ?? "") ?? ""),
        });
    } else answer(404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function tokenOf(nonce: string): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, sub: "odd", aud: CLIENT.clientId, nonce, iat: now, exp: now + 60 };
    const signed = `${partOf({ alg: "RS256", kid: KEY_ID })}.${partOf({ ...claims, ...manners.claims })}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url")}`;
  }

  return {
    issuer,
    ...CLIENT,
    manners,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

/** RFC 6749, 2.3.1: both are form-encoded first. */
function basicOf({ clientId, clientSecret }: typeof CLIENT): string {
  const encoded = (text: string) => new URLSearchParams({ a: text }).toString().slice(2);
  return `Basic ${Buffer.from(`${encoded(clientId)}:${encoded(clientSecret)}`).toString("base64")}`;
}
