import { type Deadline, type DeadlineTone, deadlineState } from "./deadline-words.ts";
import { Tag, type TagColour } from "./tag.tsx";

const COLOURS = {
  done: "green",
  "done-late": "grey",
  "on-time": undefined,
  soon: "yellow",
  late: "red",
} as const satisfies Record<DeadlineTone, TagColour | undefined>;

/** How a date stands, as a word with a colour. `<DeadlineTag due="2024-03-29" today="2024-04-01" />` */
export function DeadlineTag(deadline: Deadline) {
  const { tone, text } = deadlineState(deadline);
  return <Tag colour={COLOURS[tone]}>{text}</Tag>;
}
