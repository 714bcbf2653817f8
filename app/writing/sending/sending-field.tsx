import { useState } from "react";
import { SENDING_FIELD } from "#app/platform/form-answer.ts";
import { newOpening } from "../drafts/draft.ts";

/**
 * Says in a form which sending it is, so that two presses of its button save it once. The server names one for a browser without scripts; with
 * them each sending gets a name of its own when it goes (unanswered.ts), and what stands here is not looked at.
 */
export function SendingField() {
  const [drawn] = useState(() => (typeof document === "undefined" ? newOpening() : ""));
  return <input type="hidden" name={SENDING_FIELD} defaultValue={drawn} suppressHydrationWarning />;
}
