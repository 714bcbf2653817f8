import { redirect } from "@remix-run/node";
import { to } from "../addresses.ts";
import { recordAlone } from "../audit/record.server.ts";
import { AppError } from "../platform/errors.ts";
import { outOfView } from "../platform/in-view/council-address.ts";
import { placeInView } from "./council-in-view/place-in-view.ts";
import { COUNCIL_PERMISSIONS, type CouncilPermission } from "./council-permissions.ts";
import { councilRecordFactsOf } from "./council-ties.server.ts";
import { isStillDone } from "./permissions/when-closed.ts";
import { type AccountPermission, accountCan, PERMISSIONS, type Permission } from "./permissions.ts";
import { makeCouncilRecordPermit, makePermit, permitAt } from "./permit.server.ts";
import {
  type Actor,
  type ChallengePermit,
  type CouncilRecordPermit,
  type PermitOf,
  permitFor,
  type ServedCouncil,
  type VisitPermit,
} from "./permit.ts";
import type { Person } from "./person.server.ts";
import { namedIn, notFound, type RouteArgs, type RouteRequest } from "./route-request.server.ts";
import type { MembershipFacts, SignedIn } from "./sign-in-session.server.ts";

/**
 * The guard's decision: whether whoever is signed in may do what a handler is for, and the permit that the handler gets. Asked by
 * guard.server.ts alone. A refusal is audited.
 */

/** What anything is asked by: a right in a challenge, with a council's record, or of an account. */
export type AnyPermission = Permission | CouncilPermission | AccountPermission;

/** What a handler of a challenge's page gets. The permit fits the space of the permission, and is at the visit that its address names. */
export interface ChallengeRequest<P extends Permission, N extends string = never> extends RouteRequest<N> {
  actor: Actor;
  permit: PermitOf<(typeof PERMISSIONS)[P]["space"]> & ("visitId" extends N ? VisitPermit : unknown);
}

/** What a handler of a page of a council's record gets. */
export interface CouncilRecordRequest<N extends string = never> extends RouteRequest<N> {
  actor: Actor;
  permit: CouncilRecordPermit;
}

/** What a handler of an account's page gets. */
export interface AccountRequest<N extends string = never> extends RouteRequest<N> {
  actor: Actor;
  account: SignedIn["account"];
  sessionId: string;
}

export type RouteRequestFor<P extends AnyPermission, N extends string = never> = P extends Permission
  ? ChallengeRequest<P, N>
  : P extends CouncilPermission
    ? CouncilRecordRequest<N>
    : AccountRequest<N>;

function isChallengePermission(permission: AnyPermission): permission is Permission {
  return permission in PERMISSIONS;
}

function isCouncilPermission(permission: AnyPermission): permission is CouncilPermission {
  return permission in COUNCIL_PERMISSIONS;
}

/**
 * The permit for the challenge in the address, for the council that it names, or null: nothing is said of it, nor written into the trail.
 * Whoever serves several councils and asks for a page of one is sent to choose; a member of the peer team to the page without a council.
 * Throws conflict for a form that does not say of which council it is.
 */
async function findMember(args: RouteArgs, person: Person): Promise<ChallengePermit | null> {
  const { challengeId } = args.params;
  const { actor, signedIn, routeRequest } = person;
  // Without a challenge in the address there is nothing to be a member of: refuse rather than guess.
  if (challengeId === undefined) return null;
  const { now, requestId, url } = routeRequest;
  const { places } = await namedIn(args, signedIn.account, challengeId, now);
  const found = placeInView(places, url.pathname);
  switch (found.kind) {
    case "place":
      return makePermit({ ...found.place, serves: servedIn(places), actor, requestId });
    case "not-there":
      return null;
    case "without-council":
      throw redirect(outOfView(url.pathname) + url.search);
    case "choose":
      if (routeRequest.request.method !== "GET") throw new CouncilNotSaid(chooserOf(challengeId, url));
      throw redirect(chooserOf(challengeId, url));
  }
}

/** Where a council is chosen for the page of an address. */
function chooserOf(challengeId: string, url: URL): string {
  return to.home.chooseCouncil({ challengeId }, { returnTo: url.pathname + url.search });
}

/** A form that does not say of which council it is, from somebody who serves several (conflict). */
export class CouncilNotSaid extends AppError {
  /** Where they choose one for the page of the form. */
  readonly chooser: string;

  constructor(chooser: string) {
    super(
      "conflict",
      "You serve more than one council here, and this form does not say which. Copy what you typed, open the page for the council you mean, and send it there.",
    );
    this.chooser = chooser;
  }
}

/** The councils of somebody who serves several; of everybody else none has to be chosen. */
function servedIn(places: readonly MembershipFacts[]): ServedCouncil[] {
  if (places.length < 2) return [];
  return places.flatMap(({ councilId, role, readerKind }) =>
    councilId === null ? [] : [{ councilId, role, readerKind }],
  );
}

/** The same; 404 for whoever is not in the challenge, as if there were none. */
async function requireMember(args: RouteArgs, person: Person): Promise<ChallengePermit> {
  const permit = await findMember(args, person);
  if (permit === null) {
    await recordStranger(args, person, args.params.challengeId);
    throw notFound();
  }
  if (permit.supportUntil !== null) await recordSupport(args, person, permit.challengeId);
  const there = await atVisit(args, person, permit);
  if (there === null) throw notFound();
  return there;
}

/** The permit at the visit that the address names, which rights depend on; null where the challenge has no such visit. */
async function atVisit(
  args: RouteArgs,
  { signedIn, routeRequest }: Person,
  permit: ChallengePermit,
): Promise<ChallengePermit | null> {
  if (args.params.visitId === undefined) return permit;
  // A visit of another challenge is not told from one that is nowhere.
  const { visit } = await namedIn(args, signedIn.account, permit.challengeId, routeRequest.now);
  return visit === null ? null : permitAt(permit, visit);
}

/** The permit for the record of the council in the address, or null: nothing is said of it, nor written into the trail. */
async function findTied(args: RouteArgs, person: Person): Promise<CouncilRecordPermit | null> {
  const { councilId } = args.params;
  const { now, requestId } = person.routeRequest;
  const facts =
    councilId === undefined
      ? null
      : await councilRecordFactsOf(args, person.signedIn.account.id, councilId, now);
  return facts === null ? null : makeCouncilRecordPermit({ ...facts, actor: person.actor, requestId });
}

/** The same; 404 for whoever is nothing to the council, as if there were none. */
async function requireTied(args: RouteArgs, person: Person): Promise<CouncilRecordPermit> {
  const permit = await findTied(args, person);
  if (permit !== null) return permit;
  await recordStranger(args, person, undefined);
  throw notFound();
}

// The layout and the page of one request are refused together: one line in the trail is enough.
const strangersRecorded = new WeakSet<object>();

const supportRecorded = new WeakSet<object>();

/** Every page that somebody reads for support stands in the challenge's trail, once. */
async function recordSupport(args: RouteArgs, person: Person, challengeId: string): Promise<void> {
  if (supportRecorded.has(args.context)) return;
  supportRecorded.add(args.context);
  await recordAlone(
    { actor: person.actor, challengeId, requestId: person.routeRequest.requestId },
    { type: "support-read", data: { path: person.routeRequest.url.pathname } },
    person.routeRequest.now,
  );
}

/** Somebody signed in who is no member: 404 for them, and a line in the trail of the challenge if there is one. */
async function recordStranger(
  args: RouteArgs,
  person: Person,
  challengeId: string | undefined,
): Promise<void> {
  if (strangersRecorded.has(args.context)) return;
  strangersRecorded.add(args.context);
  const known =
    challengeId !== undefined &&
    (await namedIn(args, person.signedIn.account, challengeId, person.routeRequest.now)).isThere;
  await recordRefusal(person, "membership", known ? challengeId : null);
}

async function recordRefusal(person: Person, permission: string, challengeId: string | null): Promise<void> {
  await recordAlone(
    { actor: person.actor, challengeId, requestId: person.routeRequest.requestId },
    {
      type: "refused",
      data: {
        permission,
        path: person.routeRequest.url.pathname,
        method: person.routeRequest.request.method,
      },
    },
    person.routeRequest.now,
  );
}

/** Why somebody is refused, by what was asked of them. */
const REFUSALS = {
  challenge: "You cannot do this in your role, or at this stage of the challenge.",
  council:
    "You may read what is kept of this council. Whoever co-ordinates for it in a challenge changes it.",
  account: "Your account has no right to this page. Ask whoever runs this workspace if you need it.",
} as const;

const CLOSED =
  "This challenge is closed, so nothing in it can be changed. A challenge manager can open it again.";

/** Refuses for good what somebody may not do: 403, and a line in the trail. */
async function refuse(
  person: Person,
  permission: string,
  by: { challengeId: string } | keyof typeof REFUSALS,
): Promise<never> {
  const challengeId = typeof by === "string" ? null : by.challengeId;
  await recordRefusal(person, permission, challengeId);
  throw new AppError("forbidden", REFUSALS[typeof by === "string" ? by : "challenge"]);
}

/** Whether this person may press any of the buttons of a form, by the permission of each. Who may not is refused by `refuseAll`. */
export async function mayPressAny(
  args: RouteArgs,
  person: Person,
  permissions: readonly AnyPermission[],
): Promise<boolean> {
  const isInChallenge = permissions.some(isChallengePermission);
  const member = isInChallenge ? await findMember(args, person) : null;
  const inChallenge = member === null ? null : await atVisit(args, person, member);
  if (isInChallenge && inChallenge === null) return false;
  const isOfCouncil = permissions.some(isCouncilPermission);
  const ofCouncil = isOfCouncil ? await findTied(args, person) : null;
  if (isOfCouncil && ofCouncil === null) return false;
  const holds = (permission: AnyPermission): boolean => {
    if (isChallengePermission(permission)) return inChallenge?.may(permission) ?? false;
    if (isCouncilPermission(permission)) return ofCouncil?.may(permission) ?? false;
    return accountCan(person.signedIn.account, permission);
  };
  return permissions.some(holds);
}

/** Refuses whoever may press none of the buttons of a form: a stranger learns nothing from it. Throws not-found or forbidden. */
export async function refuseAll(
  args: RouteArgs,
  person: Person,
  permissions: readonly AnyPermission[],
): Promise<never> {
  const inChallenge = permissions.some(isChallengePermission) ? await requireMember(args, person) : null;
  const ofCouncil = permissions.some(isCouncilPermission) ? await requireTied(args, person) : null;
  return refuse(person, permissions.join(", "), inChallenge ?? (ofCouncil === null ? "account" : "council"));
}

/** What a handler with a permission is asked with; throws not-found or forbidden, or conflict for a change of what is closed. */
export async function decide<P extends AnyPermission, N extends string>(
  args: RouteArgs,
  person: Person,
  permission: P,
): Promise<RouteRequestFor<P, N>> {
  if (isChallengePermission(permission)) {
    const permit = await requireMember(args, person);
    if (!permit.may(permission)) await refuse(person, permission, permit);
    const isChange = person.routeRequest.request.method !== "GET";
    if (isChange && permit.stage === "closed" && !isStillDone(permission))
      throw new AppError("conflict", CLOSED);
    const narrow = permitFor(permit, PERMISSIONS[permission].space);
    return {
      ...person.routeRequest,
      actor: person.actor,
      permit: narrow,
    } as unknown as RouteRequestFor<P, N>;
  }
  if (isCouncilPermission(permission)) {
    const permit = await requireTied(args, person);
    if (!permit.may(permission)) await refuse(person, permission, "council");
    return { ...person.routeRequest, actor: person.actor, permit } as unknown as RouteRequestFor<P, N>;
  }
  if (!accountCan(person.signedIn.account, permission as AccountPermission)) {
    await refuse(person, permission, "account");
  }
  return {
    ...person.routeRequest,
    actor: person.actor,
    account: person.signedIn.account,
    sessionId: person.signedIn.sessionId,
  } as unknown as RouteRequestFor<P, N>;
}
