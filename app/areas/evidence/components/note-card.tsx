import type { ReactNode } from "react";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { NoteView } from "../note-view.ts";
import { LeaningTag } from "./leaning-tag.tsx";

export interface NoteCardProps {
  note: NoteView;
  /** The page of the note; left out on that page itself. */
  href?: string;
  /** Shows the words of the prompts, not only their numbers. */
  full?: boolean;
  /** Links and buttons below. */
  footer?: ReactNode;
}

/** One note: its words first, then where they come from. */
export function NoteCard({ note, href, full, footer }: NoteCardProps) {
  return (
    <article className="cpc-note">
      <div className="cpc-note__tags">
        <LeaningTag leaning={note.leaning} />
        <span className="cpc-note__kind">{note.kind}</span>
      </div>
      <p className="cpc-note__text">{note.text}</p>
      <dl className="cpc-note__facts">
        <div>
          <dt>Theme</dt>
          <dd>{note.theme}</dd>
        </div>
        {note.prompts.length === 0 ? null : (
          <div>
            <dt>{note.prompts.length === 1 ? "Prompt" : "Prompts"}</dt>
            <dd>
              {note.prompts.map((prompt, index) => (
                <span key={prompt.id} className={full ? "cpc-note__prompt" : undefined}>
                  {full ? `${prompt.ref} ${prompt.text}` : `${index > 0 ? ", " : ""}${prompt.ref}`}
                </span>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>From</dt>
          <dd>{note.from}</dd>
        </div>
        {note.visit === null ? null : (
          <div>
            <dt>At</dt>
            <dd>{note.visit}</dd>
          </div>
        )}
        <div>
          <dt>Written by</dt>
          <dd>
            {note.writtenBy}, {note.recorded}
          </dd>
        </div>
      </dl>
      {href === undefined ? null : (
        <p className="cpc-note__foot">
          <TextLink href={href} noVisitedState>
            {note.findingCount === 0
              ? "Open note"
              : `Open note, used by ${note.findingCount} ${note.findingCount === 1 ? "finding" : "findings"}`}
            <span className="govuk-visually-hidden">
              {" "}
              from {note.from}, written by {note.writtenBy}
            </span>
          </TextLink>
        </p>
      )}
      {footer}
    </article>
  );
}
