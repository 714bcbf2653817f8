import { Tag } from "#app/govuk/display/tag.tsx";
import { REPLY_STATE_COLOURS, REPLY_STATE_NAMES, type ReplyState } from "../reply-states.ts";

/** How somebody stands to a session, in a few words. */
export function ReplyTag({ state }: { state: ReplyState }) {
  return <Tag colour={REPLY_STATE_COLOURS[state]}>{REPLY_STATE_NAMES[state]}</Tag>;
}
