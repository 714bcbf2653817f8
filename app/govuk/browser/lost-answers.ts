import { decode, encode } from "turbo-stream";
import {
  FORM_ID_FIELD,
  fieldText,
  type RefusedForm,
  SENDING_FIELD,
  typedValues,
} from "#app/platform/form-answer.ts";
import { nameSending } from "#app/writing/sending/unanswered.ts";

const STILL_HERE = "Everything you typed is still here";

/** What is said of a form whose answer never came, or came from something in between. */
export const LOST_ANSWER = {
  offline: `You are offline, and nothing was saved. ${STILL_HERE}: press the button again once you are connected.`,
  lost: `The service could not be reached, or its answer was lost on the way: it is not certain that this was saved. ${STILL_HERE}: check your connection and press the button again.`,
  "no-answer": `The service could not answer just now, and this may not have been saved. ${STILL_HERE}: wait a moment and press the button again.`,
  "too-large": `What you sent is larger than the service takes, and nothing was saved. ${STILL_HERE}: choose a smaller file or shorten the text.`,
} as const;

/** Added for a form that is saved once however often it is sent (writing/sending). */
export const NOT_TWICE = "If it was saved, it is not saved twice.";

/** Asks, once a form was saved, whether its page may be left for another. */
type MayLeave = () => boolean;

let mayLeave: MayLeave = () => true;

/** Whoever knows what else stands on the page and is not saved asks by this from now on. */
export function askBeforeLedOn(ask: MayLeave): void {
  mayLeave = ask;
}

/** The media type of what our own server answers to a form that scripts send (Remix: single fetch). */
const OWN_ANSWER = "text/x-script";

/**
 * `fetch` as the framework is to use it: a form that scripts send always gets an answer that its page can show. Without this the
 * page would be replaced by an error, and what was typed with it, when the network is off, the answer is lost on the way, or a proxy
 * answers for the service. A form that was saved leads on to another page only once nothing else is lost by that: the router asks before a link
 * is followed, and not here.
 */
export function withLostAnswers(send: typeof fetch, isOnline: () => boolean): typeof fetch {
  return async (input, init) => {
    const form = formOf(input, init);
    if (form === null) return send(input, init);
    const wasOnline = isOnline();
    // A form that is sent once more because its answer did not come is saved once.
    const sayAnswered = nameSending(String(input), init?.body, pageNow());
    try {
      const response = await send(input, init);
      // Read to its end here: an answer that breaks off is lost too.
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      if (headers.get("Content-Type")?.startsWith(OWN_ANSWER) === true || isBodiless(status)) {
        sayAnswered(status === LEADS_ON);
        const text = status === LEADS_ON ? await ledOn(body, String(input)) : body;
        return new Response(isBodiless(status) ? null : text, { status, statusText, headers });
      }
      return answerFor(form, status === 413 ? "too-large" : "no-answer");
    } catch (error) {
      // Called off, because somebody went elsewhere.
      if (init?.signal?.aborted === true) throw error;
      return answerFor(form, wasOnline ? "lost" : "offline");
    }
  };
}

/** By which our own server answers a form that leads on (Remix: single fetch). */
const LEADS_ON = 202;

/** What tells one drawing of a page from the next: the router gives each a key. */
function pageNow(): string {
  const { key } = ((globalThis.history as History | undefined)?.state ?? {}) as { key?: string };
  return key ?? "";
}

/** Where a form leads that stands on this page and was saved: to where it is to lead, or, when somebody stays to save the rest, to this page. */
async function ledOn(body: ArrayBuffer, sentTo: string): Promise<ArrayBuffer | ReadableStream<Uint8Array>> {
  const { pathname, search, origin } = window.location;
  // A form of another page was asked about when it was sent.
  if (new URL(sentTo, origin).pathname.replace(/\.data$/, "") !== pathname) return body;
  const { value } = await decode(new Response(body).body as ReadableStream<Uint8Array<ArrayBuffer>>);
  const leading = value as { redirect?: unknown; reload?: unknown };
  if (typeof leading.redirect !== "string" || leading.reload === true) return body;
  if (new URL(leading.redirect, window.location.href).pathname === pathname || mayLeave()) return body;
  return encode({ ...leading, redirect: pathname + search });
}

const isBodiless = (status: number) => status === 204 || status === 205;

/** The form that a request of the framework sends, or null when it sends none. */
function formOf(input: RequestInfo | URL, init: RequestInit | undefined): FormData | null {
  if (init?.method?.toUpperCase() !== "POST" || input instanceof Request) return null;
  const { pathname } = new URL(String(input), "https://workspace.invalid");
  if (!pathname.endsWith(".data")) return null;
  if (init.body instanceof FormData) return init.body;
  const form = new FormData();
  if (init.body instanceof URLSearchParams) for (const [name, text] of init.body) form.append(name, text);
  return form;
}

function answerFor(form: FormData, what: keyof typeof LOST_ANSWER): Response {
  const isNamed = form.has(SENDING_FIELD);
  const answer: RefusedForm = {
    form: fieldText(form, FORM_ID_FIELD),
    intent: fieldText(form, "intent"),
    lastResult: {
      status: "error",
      initialValue: typedValues(form),
      error: { "": [what === "lost" && isNamed ? `${LOST_ANSWER[what]} ${NOT_TWICE}` : LOST_ANSWER[what]] },
    },
  };
  return new Response(encode({ data: answer }), {
    status: 503,
    headers: { "Content-Type": OWN_ANSWER },
  });
}
