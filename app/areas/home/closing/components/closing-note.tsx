import { InsetText } from "#app/govuk/display/inset-text.tsx";
import type { ShownClosing } from "../closing-rules.ts";

/** At the head of every page of a challenge that was closed before its end: when, by whom and why. */
export function ClosingNote({ closing }: { closing: ShownClosing | null }) {
  if (closing === null) return null;
  return (
    <InsetText>
      <p className="govuk-body govuk-!-font-weight-bold">{closing.head}:</p>
      {closing.reason.split(/\r?\n/).map((line, index) => (
        <p className="govuk-body" key={index}>
          {line}
        </p>
      ))}
    </InsetText>
  );
}
