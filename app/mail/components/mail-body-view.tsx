import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { HIDDEN_LINK, type MailBlock } from "../mail-body.ts";

/** The words of a message, as the person who gets it reads them. */
export function MailBodyView({ blocks }: { blocks: readonly MailBlock[] }) {
  return (
    <div className="govuk-inset-text">
      {blocks.map((block, index) =>
        "text" in block ? (
          <p key={index} className="govuk-body">
            {block.text.split("\n").map((line, number) => (
              <span key={number}>
                {number === 0 ? null : <br />}
                {line}
              </span>
            ))}
          </p>
        ) : (
          <p key={index} className="govuk-body">
            {block.link.label}:{" "}
            {block.link.url === HIDDEN_LINK ? (
              HIDDEN_LINK
            ) : (
              <TextLink href={block.link.url} className="govuk-!-text-break-word">
                {block.link.url}
              </TextLink>
            )}
          </p>
        ),
      )}
    </div>
  );
}
