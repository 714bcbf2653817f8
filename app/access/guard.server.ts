import { type data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { recordAlone } from "../audit/record.server.ts";
import type { RoutePattern } from "../platform/address.ts";
import { type FormLimits, readBoundedForm } from "../platform/bounded-form.server.ts";
import { AppError } from "../platform/errors.ts";
import { fieldText } from "../platform/form-answer.ts";
import { forgetSavedDraft } from "../writing/drafts/draft-store.server.ts";
import { answerForm, type FormResult, type RefusedForm } from "./answer-form.server.ts";
import { type AccountPermission, accountCan, PERMISSIONS, type Permission } from "./permissions.ts";
import { makePermit } from "./permit.server.ts";
import { type Actor, type ChallengePermit, type PermitOf, permitFor } from "./permit.ts";
import { findPerson, type Person, requirePerson, type Where } from "./person.server.ts";
import {
  asResponse,
  asUnsaved,
  membershipOf,
  notFound,
  type ReadForm,
  type RouteArgs,
  type RouteRequest,
  refuseOtherOrigins,
  routeRequestOf,
  withoutBody,
} from "./route-request.server.ts";
import { type AwaitedStep, isChallenge, type SignedIn } from "./sign-in-session.server.ts";
import { answerSentTooLate, forgetSaved } from "./unsaved-form.server.ts";

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
      /** The path of the address it said it is at, which is its route's. */
      at?: string;
      permissions: readonly (Permission | AccountPermission)[];
      /** The permission of each button of a form. */
      intents?: Readonly<Record<string, Permission | AccountPermission>>;
      /** The fields of each button. */
      forms?: Readonly<Record<string, z.ZodType>>;
      /** What its form may carry; nothing else reads one. */
      limits?: FormLimits;
    }
  | { kind: "open"; at?: string; why: string; limits?: FormLimits };

/** What forms may carry, by who sends them: an address and a password, texts, or one large file with its fields. */
const FORM_LIMITS = {
  stranger: { mostBytes: 64 * 1024, takesFile: false },
  member: { mostBytes: 1024 * 1024, takesFile: false },
  // The server takes no larger body at all (server/request-limits.ts).
  withFile: { mostBytes: 64 * 1024 * 1024, takesFile: true },
} as const satisfies Record<string, FormLimits>;

/** The rule on a loader or action, or undefined when no builder made it. */
export function guardRule(handler: unknown): GuardRule | undefined {
  if (typeof handler !== "function") return undefined;
  return (handler as { [GUARD]?: GuardRule })[GUARD];
}

/** What a handler of a challenge's page gets. The permit fits the space of the permission. */
export interface ChallengeRequest<P extends Permission, N extends string = never> extends RouteRequest<N> {
  actor: Actor;
  permit: PermitOf<(typeof PERMISSIONS)[P]["space"]>;
}

/** What a handler of an account's page gets. */
export interface AccountRequest<N extends string = never> extends RouteRequest<N> {
  actor: Actor;
  account: SignedIn["account"];
  sessionId: string;
}

export type RouteRequestFor<
  P extends Permission | AccountPermission,
  N extends string = never,
> = P extends Permission ? ChallengeRequest<P, N> : AccountRequest<N>;

function isChallengePermission(permission: Permission | AccountPermission): permission is Permission {
  return permission in PERMISSIONS;
}

async function requireMember(args: RouteArgs, person: Person): Promise<ChallengePermit> {
  const { challengeId } = args.params;
  // Without a challenge in the address there is nothing to be a member of: refuse rather than guess.
  const membership =
    challengeId === undefined
      ? null
      : await membershipOf(args, person.signedIn.account, challengeId, person.routeRequest.now);
  if (membership === null) {
    await recordStranger(args, person, challengeId);
    throw notFound();
  }
  if (membership.supportUntil !== undefined) await recordSupport(args, person, membership.challengeId);
  return makePermit({ ...membership, actor: person.actor, requestId: person.routeRequest.requestId });
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
  const known = challengeId !== undefined && (await isChallenge(challengeId));
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

async function refuse(person: Person, permission: string, challengeId: string | null): Promise<never> {
  await recordRefusal(person, permission, challengeId);
  throw new AppError(
    "forbidden",
    challengeId === null
      ? "Your account has no right to this page. Ask whoever runs this workspace if you need it."
      : "You cannot do this in your role, or at this stage of the challenge.",
  );
}

function holds(
  permit: ChallengePermit | null,
  person: Person,
  permission: Permission | AccountPermission,
): boolean {
  return isChallengePermission(permission)
    ? (permit?.may(permission) ?? false)
    : accountCan(person.signedIn.account, permission);
}

async function decide<P extends Permission | AccountPermission, N extends string>(
  args: RouteArgs,
  person: Person,
  permission: P,
): Promise<RouteRequestFor<P, N>> {
  if (isChallengePermission(permission)) {
    const permit = await requireMember(args, person);
    if (!permit.may(permission)) await refuse(person, permission, permit.challengeId);
    const narrow = permitFor(permit, PERMISSIONS[permission].space);
    return {
      ...person.routeRequest,
      actor: person.actor,
      permit: narrow,
    } as unknown as RouteRequestFor<P, N>;
  }
  if (!accountCan(person.signedIn.account, permission as AccountPermission)) {
    await refuse(person, permission, null);
  }
  return {
    ...person.routeRequest,
    actor: person.actor,
    account: person.signedIn.account,
    sessionId: person.signedIn.sessionId,
  } as unknown as RouteRequestFor<P, N>;
}

function brand<F extends (args: RouteArgs) => unknown>(handler: F, rule: GuardRule): F {
  return Object.assign(handler, { [GUARD]: rule });
}

/**
 * A loader or action for people with a permission; with `step`, also while the session waits for that. Nobody signed in: sent to the sign-in page and back. Not a
 * member of the challenge: 404. A member without the permission: 403, and an audit event.
 */
export function guarded<P extends Permission | AccountPermission, R, N extends string = never>(
  rule: Where<N> & { permission: P },
  handler: (routeRequest: RouteRequestFor<P, N>) => Promise<R> | R,
): (args: RouteArgs) => Promise<R> {
  return brand(
    async (args) => {
      try {
        return await handler(await decide<P, N>(args, await requirePerson(args, rule), rule.permission));
      } catch (error) {
        throw asResponse(error, args);
      }
    },
    { kind: "guarded", at: rule.at?.path, permissions: [rule.permission] },
  );
}

/** A page, or a button without a form, for anybody, with the reason why. Writes must still come from our own pages. */
export function open<R, N extends string = never>(
  rule: { why: string; at?: RoutePattern<N> },
  handler: (routeRequest: RouteRequest<N>, args: RouteArgs) => Promise<R> | R,
): (args: RouteArgs) => Promise<R> {
  return brand(
    async (args) => {
      try {
        refuseOtherOrigins(args.request);
        const sealed = { ...args, request: withoutBody(args.request) };
        return await handler(routeRequestOf(sealed, new Date(), rule.at), sealed);
      } catch (error) {
        throw asResponse(error, args);
      }
    },
    { kind: "open", at: rule.at?.path, why: rule.why },
  );
}

/** What a form for anybody is: why it is open, its fields, what it does. */
export interface OpenForm<S extends z.ZodType, N extends string = never> {
  at?: RoutePattern<N>;
  why: string;
  form: S;
  /** Where there is no page to mend it on: what is said of a form that cannot be used. */
  otherwise?: string;
  run: (routeRequest: RouteRequest<N> & { value: z.output<S> }) => Promise<FormResult>;
}

/** An action with a form for anybody; what cannot be used comes back with status 400, everything typed kept. */
export function openForm<S extends z.ZodType, N extends string = never>({
  at,
  why,
  form: schema,
  otherwise,
  run,
}: OpenForm<S, N>) {
  return brand(
    async (args): Promise<FormResult | ReturnType<typeof data<RefusedForm>>> => {
      let read: ReadForm | null = null;
      try {
        refuseOtherOrigins(args.request);
        const routeRequest = routeRequestOf(args, new Date(), at);
        const form = await readBoundedForm(args.request, FORM_LIMITS.stranger);
        read = { form, intent: "" };
        const answer = await answerForm(form, schema, (value) => run({ ...routeRequest, value }));
        if (otherwise !== undefined && "data" in answer) throw new AppError("invalid", otherwise);
        return answer;
      } catch (error) {
        // Where the form has no page to be mended on, the error page says it.
        if (otherwise !== undefined) throw asResponse(error, args);
        return asUnsaved(error, args, read);
      }
    },
    { kind: "open", at: at?.path, why, limits: FORM_LIMITS.stranger },
  );
}

/** One button of a form: its own permission, its own fields, what it does. Ends in a redirect. */
export interface Intent<
  P extends Permission | AccountPermission,
  S extends z.ZodType,
  N extends string = never,
> {
  permission: P;
  form: S;
  run: (routeRequest: RouteRequestFor<P, N> & { value: z.output<S> }) => Promise<FormResult>;
  /** Never given: `guardedIntents` is told the address of the form, and by this `run` has its parameters. */
  at?: RoutePattern<N>;
}

/** An intent whose types `intent` has already checked against one another. */
interface AnyIntent<N extends string> {
  permission: Permission | AccountPermission;
  form: z.ZodType;
  run: (routeRequest: never) => Promise<FormResult>;
  at?: RoutePattern<N>;
}

/** Lets TypeScript tie an intent's permission and form to what its `run` is given. */
export function intent<
  P extends Permission | AccountPermission,
  S extends z.ZodType,
  N extends string = never,
>(definition: Intent<P, S, N>): Intent<P, S, N> {
  return definition;
}

/**
 * An action whose form, at the address `at`, has one or several buttons, told apart by the field `intent`. Each names its own
 * permission; an unknown one is refused. A form that cannot be used comes back with status 400, everything
 * typed kept. A rule refused inside `run` (AppError invalid or conflict) comes back the same way, at its field.
 * Only with `takesFile` may the form carry files, and more than a megabyte. With `isSentByPage` nobody pressed a button: nothing of it is
 * kept when the sign-in has ended, for the form itself is still there to be sent.
 */
export function guardedIntents<N extends string = never>(
  at: RoutePattern<N>,
  intents: Record<string, AnyIntent<N>>,
  rule: { step?: AwaitedStep; takesFile?: boolean; isSentByPage?: boolean } = {},
): (args: RouteArgs) => Promise<FormResult | ReturnType<typeof data<RefusedForm>>> {
  const names = Object.keys(intents);
  const permissions = [...new Set(names.map((name) => (intents[name] as AnyIntent<N>).permission))];
  const limits = FORM_LIMITS[rule.takesFile === true ? "withFile" : "member"];
  return brand(
    async (args) => {
      let read: ReadForm | null = null;
      try {
        const person = await findPerson(args, { at, step: rule.step });
        if (!("actor" in person)) {
          if (rule.isSentByPage === true) throw redirect(person.signInAt({ returnTo: null }));
          // Nobody is named: then no more is read than words can be.
          const most = person.accountId === null ? FORM_LIMITS.member : limits;
          return await answerSentTooLate({ ...person, readForm: () => readBoundedForm(args.request, most) });
        }
        // A stranger learns nothing from a form: membership comes before the form is read. So does the question
        // whether any of the buttons is theirs, so that nobody can make us read megabytes they may not send.
        const permit = permissions.some(isChallengePermission) ? await requireMember(args, person) : null;
        if (!permissions.some((permission) => holds(permit, person, permission))) {
          await refuse(person, permissions.join(", "), permit?.challengeId ?? null);
        }
        const form = await readBoundedForm(args.request, limits);
        read = { form, intent: fieldText(form, "intent") };
        const name = names.length === 1 && !form.has("intent") ? names[0] : form.get("intent");
        const chosen = typeof name === "string" && Object.hasOwn(intents, name) ? intents[name] : undefined;
        if (chosen === undefined || typeof name !== "string") {
          throw new AppError(
            "invalid",
            "That button is not known here. Go back, reload the page and try again.",
          );
        }
        const routeRequest = await decide(args, person, chosen.permission);
        const answer = await answerForm(
          form,
          chosen.form,
          (value) => chosen.run({ ...routeRequest, value } as never),
          name,
        );
        if ("data" in answer) return answer;
        if (person.signedIn.hasKeptForms) await forgetSaved(person, form);
        await forgetSavedDraft(person.actor.accountId, routeRequest.url, form);
        return answer;
      } catch (error) {
        return asUnsaved(error, args, read);
      }
    },
    {
      kind: "guarded",
      at: at.path,
      permissions,
      intents: Object.fromEntries(names.map((name) => [name, (intents[name] as AnyIntent<N>).permission])),
      forms: Object.fromEntries(names.map((name) => [name, (intents[name] as AnyIntent<N>).form])),
      limits,
    },
  );
}
