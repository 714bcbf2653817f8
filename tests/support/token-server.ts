import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TestTokenServer {
  /** For SMTP_OAUTH_TOKEN_URL. */
  url: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  /** Tokens given so far, the newest last. */
  given: string[];
  stop(): Promise<void>;
}

const CLIENT = {
  clientId: "workspace",
  clientSecret: "a secret of the tests: 100% of it",
  scope: "https://outlook.office365.com/.default",
};

/** A token endpoint on this machine for programs of their own (RFC 6749, 4.4), with the secret in the body. */
export async function startTokenServer(lastsSeconds = 3600): Promise<TestTokenServer> {
  const given: string[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    const form = new URLSearchParams(text);
    const isRight =
      form.get("grant_type") === "client_credentials" &&
      form.get("client_id") === CLIENT.clientId &&
      form.get("client_secret") === CLIENT.clientSecret &&
      form.get("scope") === CLIENT.scope;
    response.writeHead(isRight ? 200 : 401, { "Content-Type": "application/json" });
    if (!isRight) {
      response.end(JSON.stringify({ error: "invalid_client", error_description: "about the client" }));
      return;
    }
    given.push(`token-${given.length + 1}`);
    response.end(
      JSON.stringify({ access_token: given.at(-1), token_type: "Bearer", expires_in: lastsSeconds }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    ...CLIENT,
    given,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
