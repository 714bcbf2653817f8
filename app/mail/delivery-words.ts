/** What became of a message, in words for whoever caused it. */
import type { MailState } from "./kinds.ts";

export interface Delivery {
  status: MailState;
  /** What was said at the last try, as a sentence. */
  lastError: string | null;
}

/** What becomes of messages at present: they go, they wait until the mail server works again, or there is none. */
export type MailOutlook = "goes" | "halted" | "nowhere";

/**
 * A sentence about a message just written. `what` begins it: "A message to ann@example.org". Without mail the message is passed on by hand: one
 * to an account by an administrator, one of a challenge by whoever may send it.
 */
export function onItsWay(
  what: string,
  outlook: MailOutlook,
  by: "administrator" | "sender" = "administrator",
): string {
  if (outlook === "goes") return `${what} is on its way.`;
  if (outlook === "halted") {
    return `${what} waits: the mail server takes no messages from this workspace just now. It goes by itself once that is mended.`;
  }
  const how =
    by === "sender" ? "Open it to pass its link on yourself." : "An administrator can pass its link on.";
  return `${what} is not sent: no mail is set up in this workspace. ${how}`;
}

/** What went wrong with a message, as a sentence; null when nothing did. */
export function deliveryTrouble(delivery: Delivery | undefined): string | null {
  if (delivery === undefined) return null;
  const why = delivery.lastError ?? "";
  if (delivery.status === "failed") return `The message could not be sent. ${why}`.trim();
  if (delivery.status === "unknown") return `It is not known whether the message was sent. ${why}`.trim();
  return delivery.status === "waiting" && why !== "" ? `The message has not been sent yet. ${why}` : null;
}
