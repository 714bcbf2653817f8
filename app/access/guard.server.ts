import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type TypedResponse } from "@remix-run/node";
import type { z } from "zod";
import { recordAlone } from "../audit/record.server.ts";
import { refusalOf } from "../platform/db.server.ts";
import { AppError, type ErrorCode } from "../platform/errors.ts";
import { type AccountPermission, accountCan, PERMISSIONS, type Permission } from "./permissions.ts";
import { makeScope } from "./scope.server.ts";
import { type Actor, type ChallengeScope, type ScopeOf, scopeFor } from "./scope.ts";
import { type AwaitedStep, isChallenge, type SignedIn } from "./session.server.ts";
import {
  asResponse,
  membershipOf,
  notFound,
  type RouteArgs,
  refuseLargeBody,
  refuseOtherOrigins,
  signedInOf,
  type Visit,
  visitOf,
} from "./visit.server.ts";

/**
 * The one guard. Every loader and action is made by `guarded`, `guardedIntents` or `open`; a test over the
 * route table and a check of the built server fail for one that is not. The order is fixed: origin, parameters,
 * sign-in, membership, decision, handler. A refusal is audited.
 */
export const GUARD = Symbol.for("cpc.guard");

/** What a builder writes on the function it makes. */
export type GuardRule =
  | {
      kind: "guarded";
      permissions: readonly (Permission | AccountPermission)[];
      /** The permission of each button of a form. */
      intents?: Readonly<Record<string, Permission | AccountPermission>>;
    }
  | { kind: "open"; why: string };

/** The rule on a loader or action, or undefined when no builder made it. */
export function guardRule(handler: unknown): GuardRule | undefined {
  if (typeof handler !== "function") return undefined;
  return (handler as { [GUARD]?: GuardRule })[GUARD];
}

/** What a handler of a challenge's page gets. The scope fits the space of the permission. */
export interface ChallengeVisit<P extends Permission> extends Visit {
  actor: Actor;
  scope: ScopeOf<(typeof PERMISSIONS)[P]["space"]>;
}

/** What a handler of an account's page gets. */
export interface AccountVisit extends Visit {
  actor: Actor;
  account: SignedIn["account"];
  sessionId: string;
}

export type VisitFor<P extends Permission | AccountPermission> = P extends Permission
  ? ChallengeVisit<P>
  : AccountVisit;

function isChallengePermission(permission: Permission | AccountPermission): permission is Permission {
  return permission in PERMISSIONS;
}

/** Who is signed in, for the few open pages that look different then. */
export async function whoIsSignedIn(args: RouteArgs): Promise<SignedIn["account"] | null> {
  const signedIn = await signedInOf(args, new Date());
  return signedIn === null || signedIn.awaits === "second-factor" ? null : signedIn.account;
}

interface Person {
  visit: Visit;
  signedIn: SignedIn;
  actor: Actor;
}

/** The page that asks for what a session still waits for. */
const STEP_PAGES = {
  "second-factor": "/sign-in/second-factor",
  "set-up-second-factor": "/account/second-factor/set-up",
} as const satisfies Record<AwaitedStep, string>;

/** A session that waits for a code opens nothing but the page that asks for it. */
function refuseUntilStepIsDone(signedIn: SignedIn, step: AwaitedStep | undefined, visit: Visit): void {
  if (signedIn.awaits === null || signedIn.awaits === step) return;
  const target = visit.request.method === "GET" ? visit.url.pathname + visit.url.search : "";
  const page = STEP_PAGES[signedIn.awaits];
  throw redirect(target === "" ? page : `${page}?returnTo=${encodeURIComponent(target)}`);
}

async function requirePerson(args: RouteArgs, step?: AwaitedStep): Promise<Person> {
  refuseOtherOrigins(args.request);
  const now = new Date();
  const visit = visitOf(args, now);
  const signedIn = await signedInOf(args, now);
  args.context.accountId = signedIn?.account.id ?? null;
  if (signedIn === null) {
    const target = visit.request.method === "GET" ? visit.url.pathname + visit.url.search : "";
    throw redirect(target === "" ? "/sign-in" : `/sign-in?returnTo=${encodeURIComponent(target)}`);
  }
  refuseUntilStepIsDone(signedIn, step, visit);
  return { visit, signedIn, actor: { accountId: signedIn.account.id, name: signedIn.account.name } };
}

async function requireMember(args: RouteArgs, person: Person): Promise<ChallengeScope> {
  const challengeId = person.visit.params.challengeId;
  // Without a challenge in the address there is nothing to be a member of: refuse rather than guess.
  const membership =
    challengeId === undefined
      ? null
      : await membershipOf(args, person.signedIn.account, challengeId, person.visit.now);
  if (membership === null) {
    await recordStranger(args, person, challengeId);
    throw notFound();
  }
  if (membership.supportUntil !== undefined) await recordSupport(args, person, membership.challengeId);
  return makeScope({ ...membership, actor: person.actor, requestId: person.visit.requestId });
}

// The layout and the page of one request are refused together: one line in the trail is enough.
const strangersRecorded = new WeakSet<object>();

const supportRecorded = new WeakSet<object>();

/** Every page that somebody reads for support stands in the challenge's trail, once. */
async function recordSupport(args: RouteArgs, person: Person, challengeId: string): Promise<void> {
  if (supportRecorded.has(args.context)) return;
  supportRecorded.add(args.context);
  await recordAlone(
    { actor: person.actor, challengeId, requestId: person.visit.requestId },
    { type: "support-read", data: { path: person.visit.url.pathname } },
    person.visit.now,
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
  const known = challengeId !== undefined && (await isChallenge(challengeId));
  await recordRefusal(person, "membership", known ? challengeId : null);
}

async function recordRefusal(person: Person, permission: string, challengeId: string | null): Promise<void> {
  await recordAlone(
    { actor: person.actor, challengeId, requestId: person.visit.requestId },
    {
      type: "refused",
      data: { permission, path: person.visit.url.pathname, method: person.visit.request.method },
    },
    person.visit.now,
  );
}

async function refuse(person: Person, permission: string, challengeId: string | null): Promise<never> {
  await recordRefusal(person, permission, challengeId);
  throw new AppError("forbidden", "You cannot do this in your role, or at this stage of the challenge.");
}

function holds(
  scope: ChallengeScope | null,
  person: Person,
  permission: Permission | AccountPermission,
): boolean {
  return isChallengePermission(permission)
    ? (scope?.may(permission) ?? false)
    : accountCan(person.signedIn.account, permission);
}

async function decide<P extends Permission | AccountPermission>(
  args: RouteArgs,
  person: Person,
  permission: P,
): Promise<VisitFor<P>> {
  if (isChallengePermission(permission)) {
    const scope = await requireMember(args, person);
    if (!scope.may(permission)) await refuse(person, permission, scope.challengeId);
    const narrow = scopeFor(scope, PERMISSIONS[permission].space);
    return {
      ...person.visit,
      actor: person.actor,
      scope: narrow,
    } as unknown as VisitFor<P>;
  }
  if (!accountCan(person.signedIn.account, permission as AccountPermission)) {
    await refuse(person, permission, null);
  }
  return {
    ...person.visit,
    actor: person.actor,
    account: person.signedIn.account,
    sessionId: person.signedIn.sessionId,
  } as unknown as VisitFor<P>;
}

function brand<F extends (args: RouteArgs) => unknown>(handler: F, rule: GuardRule): F {
  return Object.assign(handler, { [GUARD]: rule });
}

/**
 * A loader or action for people with a permission; with `step`, also while the session waits for that. Nobody signed in: sent to the sign-in page and back. Not a
 * member of the challenge: 404. A member without the permission: 403, and an audit event.
 */
export function guarded<P extends Permission | AccountPermission, R>(
  rule: { permission: P; step?: AwaitedStep },
  handler: (visit: VisitFor<P>) => Promise<R> | R,
): (args: RouteArgs) => Promise<R> {
  return brand(
    async (args) => {
      try {
        return await handler(await decide(args, await requirePerson(args, rule.step), rule.permission));
      } catch (error) {
        throw asResponse(error);
      }
    },
    { kind: "guarded", permissions: [rule.permission] },
  );
}

/** A page or form for anybody, with the reason why. Writes must still come from our own pages. */
export function open<R>(
  rule: { why: string },
  handler: (visit: Visit, args: RouteArgs) => Promise<R> | R,
): (args: RouteArgs) => Promise<R> {
  return brand(
    async (args) => {
      try {
        refuseOtherOrigins(args.request);
        refuseLargeBody(args.request);
        return await handler(visitOf(args, new Date()), args);
      } catch (error) {
        throw asResponse(error);
      }
    },
    { kind: "open", why: rule.why },
  );
}

/** What a form gets back when it cannot be used: conform's reply, for `lastResult`. */
export type FormReply = SubmissionResult<string[]>;

/** What an action answers when a form has to be mended: the words typed, and what is wrong with them. */
export interface RefusedForm {
  intent: string;
  lastResult: FormReply;
}

type IntentResult = Response | TypedResponse<never>;

/** One button of a form: its own permission, its own fields, what it does. Ends in a redirect. */
export interface Intent<P extends Permission | AccountPermission, S extends z.ZodType> {
  permission: P;
  form: S;
  run: (visit: VisitFor<P> & { value: z.output<S> }) => Promise<IntentResult>;
}

/** An intent whose types `intent` has already checked against one another. */
interface AnyIntent {
  permission: Permission | AccountPermission;
  form: z.ZodType;
  run: (visit: never) => Promise<IntentResult>;
}

/** Lets TypeScript tie an intent's permission and form to what its `run` is given. */
export function intent<P extends Permission | AccountPermission, S extends z.ZodType>(
  definition: Intent<P, S>,
): Intent<P, S> {
  return definition;
}

/**
 * An action whose form has one or several buttons, told apart by the field `intent`. Each names its own
 * permission; an unknown one is refused. A form that cannot be used comes back with status 400, everything
 * typed kept. A rule refused inside `run` (AppError invalid or conflict) comes back the same way, at its field.
 */
export function guardedIntents(
  intents: Record<string, AnyIntent>,
  rule: { step?: AwaitedStep } = {},
): (args: RouteArgs) => Promise<IntentResult | ReturnType<typeof data<RefusedForm>>> {
  const names = Object.keys(intents);
  const permissions = [...new Set(names.map((name) => (intents[name] as AnyIntent).permission))];
  return brand(
    async (args) => {
      try {
        const person = await requirePerson(args, rule.step);
        // A stranger learns nothing from a form: membership comes before the form is read. So does the question
        // whether any of the buttons is theirs, so that nobody can make us read megabytes they may not send.
        const scope = permissions.some(isChallengePermission) ? await requireMember(args, person) : null;
        if (!permissions.some((permission) => holds(scope, person, permission))) {
          await refuse(person, permissions.join(", "), scope?.challengeId ?? null);
        }
        const form = await args.request.formData();
        const name = names.length === 1 && !form.has("intent") ? names[0] : form.get("intent");
        const chosen = typeof name === "string" && Object.hasOwn(intents, name) ? intents[name] : undefined;
        if (chosen === undefined || typeof name !== "string") {
          throw new AppError(
            "invalid",
            "That button is not known here. Go back, reload the page and try again.",
          );
        }
        const visit = await decide(args, person, chosen.permission);
        return await answerForm(form, chosen.form, (value) => chosen.run({ ...visit, value } as never), name);
      } catch (error) {
        throw asResponse(error);
      }
    },
    {
      kind: "guarded",
      permissions,
      intents: Object.fromEntries(names.map((name) => [name, (intents[name] as AnyIntent).permission])),
    },
  );
}

/** What a person can put right, or try again, where they are: shown at the form, everything typed kept. */
const MENDED_AT_THE_FORM: readonly ErrorCode[] = ["invalid", "conflict", "too-many", "busy", "not-writable"];

/**
 * Reads a form and runs what it asks for; what cannot be used comes back as conform's reply, everything typed
 * kept. `guardedIntents` uses it for every button; the few open forms (sign-in) call it themselves.
 */
export async function answerForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
  run: (value: z.output<S>) => Promise<IntentResult>,
  intentName = "",
): Promise<IntentResult | ReturnType<typeof data<RefusedForm>>> {
  const submission = parseWithZod(form, { schema });
  // Everything typed comes back but a password: it would stand in the page that is sent.
  const hideFields = [...form.keys()].filter((name) => /password|^code$/i.test(name));
  if (submission.status !== "success") {
    const lastResult = submission.reply({ hideFields });
    return data<RefusedForm>({ intent: intentName, lastResult }, { status: 400 });
  }
  try {
    return await run(submission.value);
  } catch (thrown) {
    const error = refusalOf(thrown);
    if (!(error instanceof AppError) || !MENDED_AT_THE_FORM.includes(error.code)) throw error;
    const lastResult =
      error.field === undefined
        ? submission.reply({ formErrors: [error.message], hideFields })
        : submission.reply({ fieldErrors: { [error.field]: [error.message] }, hideFields });
    return data<RefusedForm>(
      { intent: intentName, lastResult },
      { status: error.status, headers: error.headers },
    );
  }
}
