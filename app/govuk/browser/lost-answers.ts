import { encode } from "turbo-stream";
import { FORM_ID_FIELD, fieldText, type RefusedForm, typedValues } from "#app/platform/form-answer.ts";

const STILL_HERE = "Everything you typed is still here";

/** What is said of a form whose answer never came, or came from something in between. */
export const LOST_ANSWER = {
  offline: `You are offline, and nothing was saved. ${STILL_HERE}: press the button again once you are connected.`,
  lost: `The service could not be reached, or its answer was lost on the way: it is not certain that this was saved. ${STILL_HERE}: check your connection and press the button again.`,
  "no-answer": `The service could not answer just now, and this may not have been saved. ${STILL_HERE}: wait a moment and press the button again.`,
  "too-large": `What you sent is larger than the service takes, and nothing was saved. ${STILL_HERE}: choose a smaller file or shorten the text.`,
} as const;

/** The media type of what our own server answers to a form that scripts send (Remix: single fetch). */
const OWN_ANSWER = "text/x-script";

/**
 * `fetch` as the framework is to use it: a form that scripts send always gets an answer that its page can show. Without this the
 * page would be replaced by an error, and what was typed with it, when the network is off, the answer is lost on the way, or a proxy
 * answers for the service.
 */
export function withLostAnswers(send: typeof fetch, isOnline: () => boolean): typeof fetch {
  return async (input, init) => {
    const form = formOf(input, init);
    if (form === null) return send(input, init);
    const wasOnline = isOnline();
    try {
      const response = await send(input, init);
      // Read to its end here: an answer that breaks off is lost too.
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      if (headers.get("Content-Type")?.startsWith(OWN_ANSWER) === true || isBodiless(status)) {
        return new Response(isBodiless(status) ? null : body, { status, statusText, headers });
      }
      return answerFor(form, status === 413 ? "too-large" : "no-answer");
    } catch (error) {
      // Called off, because somebody went elsewhere.
      if (init?.signal?.aborted === true) throw error;
      return answerFor(form, wasOnline ? "lost" : "offline");
    }
  };
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
  const answer: RefusedForm = {
    form: fieldText(form, FORM_ID_FIELD),
    intent: fieldText(form, "intent"),
    lastResult: {
      status: "error",
      initialValue: typedValues(form),
      error: { "": [LOST_ANSWER[what]] },
    },
  };
  return new Response(encode({ data: answer }), {
    status: 503,
    headers: { "Content-Type": OWN_ANSWER },
  });
}
