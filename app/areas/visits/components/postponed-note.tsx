import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { PostponedLine } from "../postponed-line.server.ts";

interface PostponedNoteProps {
  challengeId: string;
  line: PostponedLine | null;
  /** What on this page rested on the earlier days: "Who is confirmed in the team". Left out where the page is about all of it. */
  rested?: string;
}

/** That the visit was postponed, and that what the page shows rested on the earlier days; nothing where there is nothing to say. */
export function PostponedNote({ challengeId, line, rested }: PostponedNoteProps) {
  if (line === null) return null;
  return (
    <InsetText>
      <p className="govuk-body">
        {line.text}.{" "}
        {line.open === 0
          ? ""
          : rested === undefined
            ? `${line.open === 1 ? "One thing that rested on those days is" : `${line.open} things that rested on those days are`} still to be confirmed. `
            : `${rested} rested on those days; it is still to be confirmed. `}
        <TextLink href={to.postponing.front({ challengeId })}>See what was postponed</TextLink>
      </p>
    </InsetText>
  );
}
