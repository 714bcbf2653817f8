import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonForm } from "#app/govuk/form/button-form.tsx";
import type { LinkLine } from "../link-line.ts";

interface SentLinksProps {
  lines: readonly LinkLine[];
  /** Whether whoever reads it may end a link that works. */
  mayEnd: boolean;
}

/** Links that were sent to decide, and what became of each; nothing where there is none. */
export function SentLinks({ lines, mayEnd }: SentLinksProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4 className="govuk-heading-s">Asked by a link</h4>
      <ul className="govuk-list govuk-list--bullet">
        {lines.map(({ text, reference }) => (
          <li key={text} className="govuk-!-text-break-word">
            {text}
            {mayEnd && reference !== null ? (
              <ButtonForm name={`withdraw-${reference}`}>
                <input type="hidden" name="reference" value={reference} />
                <Button name="intent" value="withdraw" variant="secondary" preventDoubleClick>
                  Withdraw the link<VisuallyHidden> of {text}</VisuallyHidden>
                </Button>
              </ButtonForm>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
