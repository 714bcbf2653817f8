import { countTry, type LimitKey, refuseWhenLimited } from "#app/access/rate-limits.server.ts";
import { endSignInSessionsOf, type SignInMethod } from "#app/access/sign-in-session.server.ts";
import { to } from "#app/addresses.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { recordRefusedSignIn } from "#app/audit/refused-sign-ins.server.ts";
import { db, type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { sealedCookie } from "#app/platform/sealed-cookie.server.ts";
import { readLink, revokeLinks, spendLink } from "../accounts/account-links.server.ts";
import { completeSignIn, type ProvenPerson } from "../sign-in/complete-sign-in.server.ts";
import { safeReturnTo } from "../sign-in/return-to.ts";
import { connectIdentity } from "./connect-identity.server.ts";
import { type IdentityClaims, type ProviderStanding, standingBy } from "./identity-claims.ts";
import {
  askProvider,
  readProviderAnswer,
  type SignInSecrets,
  settingsOfProvider,
} from "./identity-provider.server.ts";

/** Seconds to sign in at the provider, which may ask for a telephone that lies elsewhere. */
const SECONDS_TO_SIGN_IN = 900;

/** What somebody goes to the provider for. */
export type SignOnPurpose =
  | { what: "sign-in"; returnTo: string }
  /** To come in for the first time; `token` is the secret of the invitation. */
  | { what: "invitation"; token: string }
  /** To connect it with the account they are signed in to. */
  | { what: "connect"; accountId: string };

// Lax: the provider sends the browser back from another site.
const begun = sealedCookie<{ purpose: SignOnPurpose; secrets: SignInSecrets; url: string }>(
  "single-sign-on",
  {
    seconds: SECONDS_TO_SIGN_IN,
    sameSite: "lax",
  },
);

/** The page that goes on to the provider by itself. */
export const LEAVE_PATH = to.people.beginSingleSignOn();

/**
 * The address to go to at the provider, and the cookie that remembers what for. Throws not-found, gone or unavailable.
 */
export async function beginSingleSignOn(
  purpose: SignOnPurpose,
  now: Date,
): Promise<{ url: string; cookie: string }> {
  if (purpose.what === "invitation") await readLink("invitation", purpose.token, now);
  const { url, secrets } = await askProvider({ askAgain: purpose.what === "connect" });
  return { url, cookie: await begun.carry({ purpose, secrets, url }) };
}

/**
 * Where a form leads that begins a sign-on. A form sent without scripts may lead nowhere but to this site (the page's policy,
 * `form-action`, which browsers apply to every redirect that follows), and where a provider leads next is not known: so it leads to a page
 * of ours, which goes on by itself.
 */
export function leaveTo(url: string, isDocument: boolean): string {
  return isDocument ? LEAVE_PATH : url;
}

/** Where a browser goes on that has just begun; null when it has not. */
export async function readLeaving(request: Request, now: Date): Promise<string | null> {
  return (await begun.carried(request, now))?.url ?? null;
}

/** A person come back from the provider. */
export interface Returning {
  request: Request;
  /** The query of the address they came back to. */
  query: string;
  requestId: string;
  clientAddress: string;
  /** Who is signed in here, if anybody. */
  accountId: string | null;
}

/** Where they go on, and the cookies that take them there. */
export interface Arrival {
  to: string;
  cookies: string[];
}

/**
 * Ends what `beginSingleSignOn` began: in the same browser, within its time, once. An identity is never matched by its
 * e-mail address: it opens the account it was connected with, by its owner or by an invitation. Throws invalid,
 * forbidden, gone or conflict.
 */
export async function finishSingleSignOn(returning: Returning, now: Date): Promise<Arrival> {
  const settings = settingsOfProvider();
  const limits: LimitKey[] = [["token by address", returning.clientAddress]];
  await refuseWhenLimited(limits);
  const carried = await begun.carried(returning.request, now);
  if (carried === null) {
    await countTry(limits);
    throw new AppError(
      "invalid",
      "This sign-in was not begun in this browser, or too long ago. Go to the sign-in page and begin again.",
    );
  }
  const claims = await readProviderAnswer(returning.query, carried.secrets);
  if (claims === "ask-otherwise") {
    const { url, cookie } = await beginSingleSignOn(carried.purpose, now);
    return { to: url, cookies: [cookie] };
  }
  const standing = standingBy(claims, settings);
  if (!standing.mayComeIn) {
    await recordRefusal(returning, now);
    throw new AppError(
      "forbidden",
      `Your ${settings.name} may not use this workspace. Ask whoever looks after accounts in your organisation.`,
    );
  }
  const arrival = await arrive(carried.purpose, claims, standing, returning, now);
  return { to: arrival.to, cookies: [...arrival.cookies, await begun.clear()] };
}

async function arrive(
  purpose: SignOnPurpose,
  claims: IdentityClaims,
  standing: ProviderStanding,
  returning: Returning,
  now: Date,
): Promise<Arrival> {
  const settings = settingsOfProvider();
  if (purpose.what === "connect") {
    // Signed out or in as somebody else meanwhile: then it is not known whose account it would be.
    if (returning.accountId !== purpose.accountId) {
      throw new AppError("conflict", "You signed out meanwhile. Sign in and connect it again.");
    }
    await transaction((tx) => connectIdentity(tx, purpose.accountId, claims, returning, now));
    return { to: to.people.ownSingleSignOn(), cookies: [] };
  }
  const owner = purpose.what === "sign-in" ? await ownerOf(claims) : null;
  if (purpose.what === "sign-in" && owner === null) {
    await recordRefusal(returning, now);
    throw new AppError(
      "forbidden",
      `Nobody here is connected with that ${settings.name} yet. Open your invitation and accept it with the account, or sign in another way and connect it under Your account.`,
    );
  }
  const method: SignInMethod = standing.hasGivenSecondFactor ? "single-sign-on-two-factor" : "single-sign-on";
  return transaction(async (tx) => {
    const entry =
      purpose.what === "invitation"
        ? await acceptByIdentity(tx, purpose.token, claims, returning, now)
        : { person: owner as ProvenPerson, to: safeReturnTo(purpose.returnTo) };
    await followStanding(tx, entry.person, standing, returning, now);
    const { request, requestId } = returning;
    return {
      to: entry.to,
      cookies: [await completeSignIn(tx, entry.person, { method, request, requestId }, now)],
    };
  });
}

/** The account an identity opens; null when there is none, or it is closed. */
async function ownerOf({ issuer, subject }: IdentityClaims): Promise<ProvenPerson | null> {
  const identity = await db.externalIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { account: { select: { id: true, name: true, disabledAt: true } } },
  });
  if (identity === null || identity.account.disabledAt !== null) return null;
  return { id: identity.account.id, name: identity.account.name };
}

/** Uses an invitation up and connects the identity with its account. Throws gone or conflict. */
async function acceptByIdentity(
  tx: Tx,
  token: string,
  claims: IdentityClaims,
  returning: Returning,
  now: Date,
): Promise<{ person: ProvenPerson; to: string }> {
  const { account, challengeId } = await spendLink(tx, "invitation", token, now);
  if (account === null) throw new AppError("gone", "This link belongs to nobody any more.");
  await revokeLinks(tx, "invitation", account.id, now);
  await recordOutsideChallenge(
    tx,
    {
      actor: { accountId: account.id, name: account.name },
      challengeId: null,
      requestId: returning.requestId,
    },
    { type: "link-used", data: { kind: "invitation" } },
    now,
  );
  await connectIdentity(tx, account.id, claims, returning, now);
  return {
    person: account,
    to: challengeId === null ? to.home.challenges() : to.home.front({ challengeId }),
  };
}

/**
 * Makes or unmakes an administrator as the provider's app role says, and ends their other sessions. The last one
 * stays: an installation without any could not be mended from inside.
 */
async function followStanding(
  tx: Tx,
  person: ProvenPerson,
  { isAdministrator }: ProviderStanding,
  { requestId }: Returning,
  now: Date,
): Promise<void> {
  if (isAdministrator === null) return;
  const others = await tx.account.count({
    where: { isAdministrator: true, disabledAt: null, id: { not: person.id } },
  });
  if (!isAdministrator && others === 0) return;
  const { count } = await tx.account.updateMany({
    where: { id: person.id, isAdministrator: !isAdministrator },
    data: { isAdministrator },
  });
  if (count === 0) return;
  await endSignInSessionsOf(tx, person.id);
  await recordOutsideChallenge(
    tx,
    { actor: { accountId: person.id, name: person.name }, challengeId: null, requestId },
    {
      type: "account-changed",
      data: {
        accountId: person.id,
        what: isAdministrator ? "made administrator" : "no longer administrator",
      },
    },
    now,
  );
}

async function recordRefusal({ requestId }: Returning, now: Date): Promise<void> {
  await recordRefusedSignIn(
    { actor: null, challengeId: null, requestId },
    { type: "sign-in-failed", data: {} },
    now,
  );
}
