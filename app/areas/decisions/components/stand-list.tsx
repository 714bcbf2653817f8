import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import type { StandWords } from "../stand-words.ts";

interface StandListProps {
  councils: readonly { name: string; words: StandWords }[];
}

/** Each council and how things stand with it. */
export function StandList({ councils }: StandListProps) {
  return (
    <SummaryList
      rows={councils.map(({ name, words }) => ({
        key: name,
        value: (
          <>
            <Tag colour={words.colour}>{words.tag}</Tag> {words.text}
          </>
        ),
      }))}
    />
  );
}
