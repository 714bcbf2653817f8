import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Who signs in at the provider next. */
export interface ProviderPerson {
  subject: string;
  roles?: string[];
  /** How they were asked, such as `mfa`. */
  methods?: string[];
}

export interface TestIdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The person who sits at the browser: whoever is sent to the provider is signed in as them. */
  signInAs(person: ProviderPerson): void;
  stop(): Promise<void>;
}

const CLIENT = { clientId: "workspace", clientSecret: "a secret of the tests alone, long enough" };

/** A real OpenID Connect provider on this machine, which insists on PKCE and takes one return address. */
export async function startIdentityProvider(returnAddress: string): Promise<TestIdentityProvider> {
  let person: ProviderPerson = { subject: "nobody" };
  const people = new Map<string, ProviderPerson>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [returnAddress],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    cookies: { keys: ["a key of the tests"] },
    pkce: { required: () => true },
    claims: { openid: ["sub", "roles", "amr"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    // Every sign-in is asked for again: the tests say who sits there.
    ttl: { Session: 1, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, roles: people.get(accountId)?.roles ?? [] }),
    }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId as string,
        accountId: context.oidc.session?.accountId as string,
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) {
      void answer(request, response);
      return;
    }
    people.set(person.subject, person);
    void provider.interactionFinished(request, response, {
      login: { accountId: person.subject, remember: false, amr: person.methods ?? ["pwd"] },
    });
  });
  return {
    issuer,
    ...CLIENT,
    signInAs(next) {
      person = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
