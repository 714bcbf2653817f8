/** How somebody stands to an invitation, in words: without the words of days, which the browser does without. */

import type { TagColour } from "#app/govuk/display/tag.tsx";

export const REPLIES = ["accepted", "declined"] as const;

/** Whether somebody comes to a session they were invited to. */
export type Reply = (typeof REPLIES)[number];

/** How somebody stands to a session as it is planned now. */
export type ReplyState = Reply | "asked-again" | "no-answer" | "not-told";

/** In the order in which somebody who arranges the visit looks at them. */
export const REPLY_STATES = ["declined", "asked-again", "no-answer", "not-told", "accepted"] as const;

export const REPLY_STATE_NAMES = {
  accepted: "Accepted",
  declined: "Declined",
  "asked-again": "Changed since the answer",
  "no-answer": "No answer yet",
  "not-told": "Not told yet",
} as const satisfies Record<ReplyState, string>;

export const REPLY_STATE_COLOURS = {
  accepted: "green",
  declined: "red",
  "asked-again": "yellow",
  "no-answer": "blue",
  "not-told": "grey",
} as const satisfies Record<ReplyState, TagColour>;
