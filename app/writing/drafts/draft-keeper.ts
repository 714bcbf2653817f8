import { SETTLED_MS } from "./draft.ts";
import type { Sending } from "./send-draft.ts";

/** Sees to it that the newest words of a form get to the server. */
export interface DraftKeeper {
  /** Somebody typed: these are the words now, null when there are none to keep any more. They go some seconds after the last key. */
  take: (texts: string | null) => void;
  /** Sends now what has not got there: the page is left, or there is a connection again. */
  sendNow: () => void;
  /** Calls back what is on its way, and forgets what has not got there. */
  stop: () => void;
}

/**
 * A keeper that sends by `send` and says by `onKept` that all words have got there. What does not get there waits for the next key or
 * `sendNow`; what is refused for good is not tried again.
 */
export function makeDraftKeeper(
  send: (texts: string | null, signal: AbortSignal) => Promise<Sending>,
  onKept: () => void,
): DraftKeeper {
  let waiting: { texts: string | null } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onItsWay = new AbortController();
  let isRefused = false;

  const sendNow = async () => {
    clearTimeout(timer);
    if (waiting === null || isRefused) return;
    const sent = waiting;
    onItsWay.abort();
    onItsWay = new AbortController();
    const { signal } = onItsWay;
    const came = await send(sent.texts, signal);
    if (signal.aborted) return;
    isRefused = came === "never";
    if (came !== "done" || waiting !== sent) return;
    waiting = null;
    onKept();
  };

  return {
    take: (texts) => {
      waiting = { texts };
      clearTimeout(timer);
      timer = setTimeout(sendNow, SETTLED_MS);
    },
    sendNow: () => void sendNow(),
    stop: () => {
      clearTimeout(timer);
      onItsWay.abort();
      waiting = null;
    },
  };
}
