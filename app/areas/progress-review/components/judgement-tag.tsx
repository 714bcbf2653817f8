import { Tag } from "#app/govuk/display/tag.tsx";
import { JUDGEMENT_RULES, type Judgement } from "../judgements.ts";

const COLOURS = {
  complete: "green",
  "good-progress": "teal",
  "some-progress": "blue",
  "limited-progress": "yellow",
  "no-progress": "orange",
} as const satisfies Record<Judgement, string>;

/** What the team says of progress, in a word or two. */
export function JudgementTag({ judgement }: { judgement: Judgement | null }) {
  if (judgement === null) return <Tag colour="grey">Not judged yet</Tag>;
  return <Tag colour={COLOURS[judgement]}>{JUDGEMENT_RULES[judgement].name}</Tag>;
}
