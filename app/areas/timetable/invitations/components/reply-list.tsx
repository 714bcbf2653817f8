import { Table } from "#app/govuk/display/table.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ReplyState } from "../reply-states.ts";
import { ReplyTag } from "./reply-tag.tsx";

/** One answer to an invitation, to be read. */
export interface ReplyLine {
  key: string;
  /** The person, or the session. */
  what: string;
  state: ReplyState;
  /** When and how it was said; empty where nothing was. */
  said: string;
}

interface ReplyListProps {
  caption: string;
  /** "Person" or "Session". */
  header: string;
  lines: readonly ReplyLine[];
  /** Where answers are written down. */
  href: string;
}

/** The answers to the invitations of one session or of one person; nothing where there are none. */
export function ReplyList({ caption, header, lines, href }: ReplyListProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <Table
        caption={caption}
        captionSize="m"
        columns={[{ header }, { header: "Answer" }]}
        rowKeys={lines.map(({ key }) => key)}
        rows={lines.map(({ what, state, said }) => [
          what,
          <div key="answer">
            <ReplyTag state={state} />
            {said === "" ? null : <div className="govuk-hint govuk-!-margin-bottom-0">{said}</div>}
          </div>,
        ])}
      />
      <p className="govuk-body">
        <TextLink href={href}>Write down an answer, or undo one</TextLink>
      </p>
    </>
  );
}
