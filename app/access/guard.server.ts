import { type data, redirect } from "@remix-run/node";
import type { z } from "zod";
import type { RoutePattern } from "../platform/address.ts";
import { type FormLimits, FormTooLarge, readBoundedForm } from "../platform/bounded-form.server.ts";
import { AppError } from "../platform/errors.ts";
import { fieldText } from "../platform/form-answer.ts";
import { keptInView } from "../platform/in-view/council-address.ts";
import { sharingReadings } from "../platform/request-context/read-once.server.ts";
import { forgetSavedDraft } from "../writing/drafts/draft-store.server.ts";
import { answerForm, type FormResult, type RefusedForm } from "./answer-form.server.ts";
import {
  type AnyPermission,
  CouncilNotSaid,
  decide,
  mayPressAny,
  type RouteRequestFor,
  refuseAll,
} from "./decide.server.ts";
import { openerOf } from "./opened-as.server.ts";
import { findPerson, requirePerson, type Where } from "./person.server.ts";
import {
  asResponse,
  asUnsaved,
  type ReadForm,
  type RouteArgs,
  type RouteRequest,
  refuseOtherOrigins,
  routeRequestOf,
  withoutBody,
} from "./route-request.server.ts";
import type { AwaitedStep } from "./sign-in-session.server.ts";
import { saveOnce } from "./unsaved/saved-once.server.ts";
import {
  answerOpenedByAnother,
  answerSentTooLate,
  answerWithoutCouncil,
  forgetSaved,
} from "./unsaved-form.server.ts";

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
      permissions: readonly AnyPermission[];
      /** The permission of each button of a form. */
      intents?: Readonly<Record<string, AnyPermission>>;
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

/**
 * The most bytes of texts that are given back when a form is too large, where the page is gone with the sending: one letter of a script
 * that is not Latin takes nine bytes on the way.
 */
const GIVEN_BACK_BYTES = 4 * FORM_LIMITS.member.mostBytes;

/** The rule on a loader or action, or undefined when no builder made it. */
export function guardRule(handler: unknown): GuardRule | undefined {
  if (typeof handler !== "function") return undefined;
  return (handler as { [GUARD]?: GuardRule })[GUARD];
}

function brand<F extends (args: RouteArgs) => unknown>(handler: F, rule: GuardRule): F {
  return Object.assign(handler, { [GUARD]: rule });
}

/** A page of one council leads on to the same council's, whoever wrote where it leads; so does one of joint business that was reached from there. */
function leadOnInView({ headers }: Pick<Response, "headers">, { pathname, search }: URL): void {
  const location = headers.get("Location");
  if (location !== null) headers.set("Location", keptInView(location, pathname + search));
}

/**
 * A loader or action for people with a permission; with `step`, also while the session waits for that. Nobody signed in: sent to the sign-in page and back. Not a
 * member of the challenge, or nothing to the council: 404. A member without the permission: 403, and an audit event.
 */
export function guarded<P extends AnyPermission, R, N extends string = never>(
  rule: Where<N> & { permission: P },
  handler: (routeRequest: RouteRequestFor<P, N>) => Promise<R> | R,
): (args: RouteArgs) => Promise<R> {
  return brand(
    async (args) => {
      try {
        const routeRequest = await decide<P, N>(args, await requirePerson(args, rule), rule.permission);
        // An action may change what it has read.
        const answer =
          args.request.method === "GET"
            ? await sharingReadings(args.context, () => handler(routeRequest))
            : await handler(routeRequest);
        if (answer instanceof Response) leadOnInView(answer, routeRequest.url);
        return answer;
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
        // The frame of every page is among them: it says who is signed in, also round a page that is not found.
        const readsNone = rule.at === undefined;
        return await handler(routeRequestOf(sealed, new Date(), rule.at, readsNone), sealed);
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

/** What was read of a form. */
interface SentForm {
  /** Null where nothing of it was. */
  form: FormData | null;
  /** That it is larger than its page may send: then it is only given back. */
  refusal: FormTooLarge | null;
}

/** Reads a form, or what is to be given back of one that is too large. A page that scripts keep alive still has it all. */
async function readSent({ request, context }: RouteArgs, limits: FormLimits): Promise<SentForm> {
  const givesBack = context.isDocument && limits.mostBytes < GIVEN_BACK_BYTES;
  try {
    const bounds = givesBack ? { ...limits, givesBackBytes: GIVEN_BACK_BYTES } : limits;
    return { form: await readBoundedForm(request, bounds), refusal: null };
  } catch (error) {
    if (error instanceof FormTooLarge && error.form !== null) return { form: error.form, refusal: error };
    throw error;
  }
}

/** A form that nobody is signed in for, within these limits; without any (nobody is named) no more than words can be. */
async function readToKeep(args: RouteArgs, limits: FormLimits | null) {
  try {
    const form =
      limits === null
        ? await readBoundedForm(args.request, FORM_LIMITS.member)
        : (await readSent(args, limits)).form;
    return { form, isTooLarge: false };
  } catch (error) {
    return { form: null, isTooLarge: error instanceof FormTooLarge };
  }
}

/**
 * The form that was sent. Of whoever may press none of its buttons no more is read than words can be, so that nobody can make us read
 * megabytes they may not send; and what cannot be read of it is not said.
 */
async function readFormOf(args: RouteArgs, limits: FormLimits, mayPress: boolean): Promise<SentForm> {
  if (mayPress) return readSent(args, limits);
  const form = await readBoundedForm(args.request, FORM_LIMITS.member).catch(() => null);
  return { form, refusal: null };
}

/** One button of a form: its own permission, its own fields, what it does. Ends in a redirect. */
export interface Intent<P extends AnyPermission, S extends z.ZodType, N extends string = never> {
  permission: P;
  form: S;
  run: (routeRequest: RouteRequestFor<P, N> & { value: z.output<S> }) => Promise<FormResult>;
  /** Never given: `guardedIntents` is told the address of the form, and by this `run` has its parameters. */
  at?: RoutePattern<N>;
}

/** An intent whose types `intent` has already checked against one another. */
interface AnyIntent<N extends string> {
  permission: AnyPermission;
  form: z.ZodType;
  run: (routeRequest: never) => Promise<FormResult>;
  at?: RoutePattern<N>;
}

/** Lets TypeScript tie an intent's permission and form to what its `run` is given. */
export function intent<P extends AnyPermission, S extends z.ZodType, N extends string = never>(
  definition: Intent<P, S, N>,
): Intent<P, S, N> {
  return definition;
}

/**
 * An action whose form, at the address `at`, has one or several buttons, told apart by the field `intent`. Each names its own
 * permission; an unknown one is refused. A form that cannot be used comes back with status 400, everything
 * typed kept. A rule refused inside `run` (AppError invalid or conflict) comes back the same way, at its field.
 * Only with `takesFile` may the form carry files, and more than a megabyte. With `isSentByPage` nobody pressed a button: nothing of it is
 * kept when the sign-in has ended, for the form itself is still there to be sent. With `leadsTo` nothing was typed either: after signing in
 * the person goes there.
 */
export function guardedIntents<N extends string = never>(
  at: RoutePattern<N>,
  intents: Record<string, AnyIntent<N>>,
  rule: {
    step?: AwaitedStep;
    takesFile?: boolean;
    isSentByPage?: boolean;
    leadsTo?: (form: FormData) => string;
  } = {},
): (args: RouteArgs) => Promise<FormResult | ReturnType<typeof data<RefusedForm>>> {
  const names = Object.keys(intents);
  const permissions = [...new Set(names.map((name) => (intents[name] as AnyIntent<N>).permission))];
  const limits = FORM_LIMITS[rule.takesFile === true ? "withFile" : "member"];
  return brand(
    async (args) => {
      let read: ReadForm | null = null;
      const hasPage = rule.isSentByPage !== true && args.context.answersWithoutPage !== true;
      try {
        const person = await findPerson(args, { at, step: rule.step });
        if (!("actor" in person)) {
          if (rule.isSentByPage === true) throw redirect(person.signInAt({ returnTo: null }));
          if (rule.leadsTo !== undefined) {
            const form = await readBoundedForm(args.request, FORM_LIMITS.member).catch(() => null);
            throw redirect(person.signInAt({ returnTo: form === null ? null : rule.leadsTo(form) }));
          }
          // Nobody is named: then no more is read than words can be.
          const readForm = () => readToKeep(args, person.accountId === null ? null : limits);
          return await answerSentTooLate({ ...person, readForm });
        }
        const mayPress = await mayPressAny(args, person, permissions).catch(async (error: unknown) => {
          // The page would lead away to choose a council, and what was typed would be gone with it.
          if (!(error instanceof CouncilNotSaid) || !args.context.isDocument || !hasPage) throw error;
          const sent = await readBoundedForm(args.request, FORM_LIMITS.member).catch(() => null);
          return answerWithoutCouncil(error, sent);
        });
        const { form, refusal } = await readFormOf(args, limits, mayPress);
        if (form !== null) {
          read = { form, intent: fieldText(form, "intent") };
          const openedBy = openerOf(form);
          if (openedBy !== null && openedBy.accountId !== person.actor.accountId) {
            return await answerOpenedByAnother(person.routeRequest, {
              form,
              openedBy,
              signedInAs: person.actor.name,
              isTyped: rule.leadsTo === undefined,
              hasPage,
            });
          }
        }
        // A stranger learns nothing from a form, nor does whoever may press none of its buttons.
        if (form === null || !mayPress) return await refuseAll(args, person, permissions);
        if (refusal !== null) throw refusal;
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
          (value) =>
            saveOnce({ ...routeRequest, accountId: person.actor.accountId, form }, () =>
              chosen.run({ ...routeRequest, value } as never),
            ),
          name,
        );
        if ("data" in answer) return answer;
        leadOnInView(answer, routeRequest.url);
        if (person.signedIn.hasKeptForms) await forgetSaved(person, form);
        await forgetSavedDraft(person.actor.accountId, routeRequest.url, form, routeRequest.now);
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
