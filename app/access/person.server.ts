import { redirect } from "@remix-run/node";
import { to } from "../addresses.ts";
import type { RoutePattern } from "../platform/address.ts";
import type { KeptForm } from "../platform/form-answer.ts";
import { readKeptForms } from "./kept-forms.server.ts";
import type { Actor } from "./permit.ts";
import {
  type RouteArgs,
  type RouteRequest,
  refuseOtherOrigins,
  routeRequestOf,
  signedInOf,
} from "./route-request.server.ts";
import { type AwaitedStep, accountNamedBy, type SignedIn } from "./sign-in-session.server.ts";
import { pagePlaceOf } from "./unsaved-form.server.ts";

/** Where a handler stands. */
export interface Where<N extends string> {
  /** The address of its route, for one that reads parameters of it. */
  at?: RoutePattern<N>;
  /** It may be asked while the session waits for this. */
  step?: AwaitedStep;
}

/** Somebody who is signed in, and what they ask for. */
export interface Person {
  routeRequest: RouteRequest;
  signedIn: SignedIn;
  actor: Actor;
}

/** Nobody who may go on yet: where they are asked to sign in, and whom the cookie names. */
interface Unproven {
  routeRequest: RouteRequest;
  signInAt: (asked: { returnTo: string | null; kept?: string | null }) => string;
  accountId: string | null;
}

/** The page that asks for what a session still waits for. */
const STEP_PAGES = {
  "second-factor": to.people.secondStep,
  "set-up-second-factor": to.people.secondFactorSetUp,
} as const satisfies Record<AwaitedStep, unknown>;

/** Who is signed in, for the few open pages that look different then. */
export async function whoIsSignedIn(args: RouteArgs): Promise<SignedIn["account"] | null> {
  const signedIn = await signedInOf(args, new Date());
  return signedIn === null || signedIn.awaits === "second-factor" ? null : signedIn.account;
}

/** What this person typed on this page before a sign-in ended; nothing while a step is missing. */
export async function formsKeptFor(args: RouteArgs, { url, now }: RouteRequest): Promise<KeptForm[]> {
  const signedIn = await signedInOf(args, now);
  if (signedIn === null || signedIn.awaits !== null || !signedIn.hasKeptForms) return [];
  return readKeptForms(signedIn.account.id, pagePlaceOf(url), now);
}

/** Who sent the request; a session that waits for a code opens nothing but the page that asks for it. */
export async function findPerson(args: RouteArgs, { at, step }: Where<string>): Promise<Person | Unproven> {
  refuseOtherOrigins(args.request);
  const now = new Date();
  const routeRequest = routeRequestOf(args, now, at);
  const signedIn = await signedInOf(args, now);
  args.context.accountId = signedIn?.account.id ?? null;
  if (signedIn === null) {
    const accountId = await accountNamedBy(args.request);
    return { routeRequest, signInAt: (asked) => to.people.signIn({}, asked), accountId };
  }
  const { id: accountId, name } = signedIn.account;
  if (signedIn.awaits !== null && signedIn.awaits !== step) {
    const page = STEP_PAGES[signedIn.awaits];
    return { routeRequest, signInAt: ({ returnTo }) => page({}, { returnTo }), accountId };
  }
  return { routeRequest, signedIn, actor: { accountId, name } };
}

/** The same; nobody signed in is sent to the sign-in page, and back to a page that was only looked at. */
export async function requirePerson(args: RouteArgs, where: Where<string>): Promise<Person> {
  const found = await findPerson(args, where);
  if ("actor" in found) return found;
  const { request, url } = found.routeRequest;
  throw redirect(found.signInAt({ returnTo: request.method === "GET" ? url.pathname + url.search : null }));
}
