import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import type { RoutePattern } from "../platform/address.ts";
import { refusalOf } from "../platform/db.server.ts";
import { AppError } from "../platform/errors.ts";
import { reasonOf } from "../platform/failures/failure-reason.ts";
import { isId } from "../platform/ids.ts";
import { log } from "../platform/log.server.ts";
import { plainPage } from "../platform/plain-page.ts";
import { env } from "../platform/settings/env.server.ts";
import { formIdOf, type RefusedForm, unsavedReply } from "./answer-form.server.ts";
import { referenceSentence, refusalWords, unsavedFailure, whereItIs } from "./refusal-words.ts";
import { isSameOrigin } from "./same-origin.ts";
import {
  type NamedInAddress,
  readNamed,
  readSignInSession,
  readSupportGrant,
  type SignedIn,
} from "./sign-in-session.server.ts";
import { wordsToCopy } from "./unsaved/typed-words.server.ts";

/** What Remix calls a loader or an action with. */
export type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** The parameters of a route, each of them there. */
export type RouteParams<N extends string> = Readonly<Record<N, string>>;

/** What every handler gets, guarded or open. `N` are the parameters of the address it said it is at; without one it has none. */
export interface RouteRequest<N extends string = never> {
  request: Request;
  url: URL;
  params: RouteParams<N>;
  now: Date;
  requestId: string;
  clientAddress: string;
  /** Whether the browser itself asks for a page, rather than a script of ours for what is in it. */
  isDocument: boolean;
}

// A page asks for its layout, its root and itself in one request: who is signed in is read once.
const signedInByRequest = new WeakMap<object, Promise<SignedIn | null>>();
const namedByRequest = new WeakMap<object, Map<string, Promise<NamedInAddress>>>();

/** Who is signed in by the request, read once a request; null when nobody is. */
export function signedInOf(args: RouteArgs, now: Date): Promise<SignedIn | null> {
  const known = signedInByRequest.get(args.context);
  if (known !== undefined) return known;
  const reading = readSignInSession(args.request, now);
  signedInByRequest.set(args.context, reading);
  return reading;
}

/** What an address names and what the account is there, by leave too; read once a request. */
export function namedIn(
  args: RouteArgs,
  { id: accountId, isAdministrator }: SignedIn["account"],
  challengeId: string,
  now: Date,
): Promise<NamedInAddress> {
  let known = namedByRequest.get(args.context);
  if (known === undefined) {
    known = new Map();
    namedByRequest.set(args.context, known);
  }
  const { visitId } = args.params;
  const read = async () => {
    const named = await readNamed(accountId, { challengeId, visitId }, now);
    if (named.places.length > 0 || !named.isThere || !isAdministrator) return named;
    const grant = await readSupportGrant(accountId, challengeId, now);
    return grant === null ? named : { ...named, places: [grant] };
  };
  const key = [accountId, challengeId, visitId].join(" ");
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}

/** What a handler is told of the request. Throws not-found for a parameter that cannot be an id, unless it reads none (`readsNone`). */
export function routeRequestOf<N extends string>(
  args: RouteArgs,
  now: Date,
  at: RoutePattern<N> | undefined,
  readsNone = false,
): RouteRequest<N> {
  for (const [name, value] of readsNone ? [] : Object.entries(args.params)) {
    if (value !== undefined && name.endsWith("Id") && !isId(value)) throw notFound();
  }
  return {
    request: withoutBody(args.request),
    url: new URL(args.request.url),
    params: readParams(args.params, at),
    now,
    requestId: args.context.requestId,
    clientAddress: args.context.clientAddress,
    isDocument: args.context.isDocument,
  };
}

/** The parameters of a route by its own pattern. One that is missing means that the handler named another route's address: a bug. */
function readParams<N extends string>(
  given: RouteArgs["params"],
  at: RoutePattern<N> | undefined,
): RouteParams<N> {
  const entries = (at?.names ?? []).map((name) => {
    const value = given[name];
    if (value === undefined) throw new Error(`This route has no ${name}, which ${at?.path} has.`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries) as RouteParams<N>;
}

/** The request as handlers get it: its address and its headers. The body is for the guard's bounded reader alone. */
export function withoutBody(request: Request): Request {
  if (request.body === null) return request;
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, signal });
}

/** Not there, or not theirs to know about: the two are never told apart. */
export function notFound(): AppError {
  return new AppError("not-found", "There is no page at this address, or it is not yours to see.");
}

/** Refuses a write that does not come from one of our own pages (forbidden). */
export function refuseOtherOrigins(request: Request): void {
  const own = [
    new URL(request.url).origin,
    ...(env.publicUrl === null ? [] : [new URL(env.publicUrl).origin]),
  ];
  if (!isSameOrigin(request, own)) {
    throw new AppError(
      "forbidden",
      "This form was sent from another site. Open the page here and send it again.",
    );
  }
}

/** What is said of something that failed, with its status and headers. */
interface Failure {
  said: { code: string; message?: string; reference?: string };
  status: number;
  headers: Record<string, string>;
}

/** What is said of an error: for an expected refusal its sentence, for a bug the reference under which the log has it. */
function failureOf(error: Error, { request, context: { requestId } }: RouteArgs): Failure {
  if (!(error instanceof AppError)) {
    if (!request.signal.aborted) log.error({ err: error, requestId }, "a request failed");
    return { said: { code: "failure", reference: requestId }, status: 500, headers: {} };
  }
  if (error.logMessage !== undefined) {
    const line = { code: error.code, requestId, reason: reasonOf(error.cause) };
    if (error.code === "unavailable") log.error(line, error.logMessage);
    else log.info(line, error.logMessage);
  }
  const { code, message, status, headers } = error;
  return { said: { code, message }, status, headers: { ...headers } };
}

/** A form as far as it was read. */
export interface ReadForm {
  form: FormData;
  /** Its button, or empty. */
  intent: string;
}

/**
 * What an action answers that failed: the page stays, or is drawn again, and says at its form what is wrong, with everything typed that
 * was read. Throws what is meant to lead elsewhere, and everything where there is no page.
 */
export function asUnsaved(thrown: unknown, args: RouteArgs, read: ReadForm | null) {
  const error = refusalOf(thrown);
  if (error instanceof Response || !(error instanceof Error) || args.context.answersWithoutPage === true) {
    throw asResponse(thrown, args);
  }
  const { said, status, headers } = failureOf(error, args);
  const isStillThere = read !== null || !args.context.isDocument;
  const howToGoOn = said.code === "too-large" && read === null ? ` ${whereItIs(isStillThere)}` : "";
  const mayBeGone = args.context.isDocument && [403, 404, 410].includes(status);
  const answer: RefusedForm = {
    ...(mayBeGone && read !== null ? { words: wordsToCopy(read.form) } : {}),
    form: read === null ? "" : formIdOf(read.form),
    intent: read?.intent ?? "",
    lastResult: unsavedReply(
      read?.form ?? null,
      said.message === undefined
        ? unsavedFailure(said.reference ?? "", isStillThere)
        : said.message + howToGoOn,
    ),
  };
  return data(answer, { status, headers });
}

/**
 * What a loader that failed throws. The root error page draws it; where there is no page, as with a file, it is a plain page of its own.
 */
export function asResponse(thrown: unknown, args: RouteArgs): unknown {
  const error = refusalOf(thrown);
  if (error instanceof Response || !(error instanceof Error)) return error;
  const { context } = args;
  const { said, status, headers } = failureOf(error, args);
  if (context.answersWithoutPage !== true) return data(said, { status, headers });
  const { heading, text } = refusalWords(status, said.message);
  const reference = said.reference === undefined ? "" : ` ${referenceSentence(said.reference)}`;
  return new Response(plainPage(heading, text + reference), {
    status,
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
