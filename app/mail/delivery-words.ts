/** What became of a message, in words for whoever caused it. */
import type { MailState } from "./kinds.ts";

export interface Delivery {
  status: MailState;
  /** What was said at the last try, as a sentence. */
  lastError: string | null;
}

/** What becomes of messages at present: they go, they wait until the mail server works again, or there is none. */
export type MailOutlook = "goes" | "halted" | "nowhere";

/** A sentence about a message just written. `what` begins it: "A message to ann@example.org". */
export function onItsWay(what: string, outlook: MailOutlook): string {
  if (outlook === "goes") return `${what} is on its way.`;
  return outlook === "halted"
    ? `${what} waits: the mail server takes no messages from this workspace just now. It goes by itself once that is mended.`
    : `${what} waits: this workspace has no mail server. An administrator can pass its link on.`;
}

/** What went wrong with a message, as a sentence; null when nothing did. */
export function deliveryTrouble(delivery: Delivery | undefined): string | null {
  if (delivery === undefined) return null;
  const why = delivery.lastError ?? "";
  if (delivery.status === "failed") return `The message could not be sent. ${why}`.trim();
  if (delivery.status === "unknown") return `It is not known whether the message was sent. ${why}`.trim();
  return delivery.status === "waiting" && why !== "" ? `The message has not been sent yet. ${why}` : null;
}
