import { SummaryList } from "#app/govuk/display/summary-list.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ReplyState } from "../reply-states.ts";
import { ReplyTag } from "./reply-tag.tsx";

/** One answer to an invitation, to be read. */
export interface ReplyLine {
  /** The session. */
  what: string;
  state: ReplyState;
  /** When and how it was said; empty where nothing was. */
  said: string;
}

interface ReplyListProps {
  heading: string;
  lines: readonly ReplyLine[];
  /** Where answers are written down. */
  href: string;
}

/** The answers to the invitations of one person; nothing where there are none. */
export function ReplyList({ heading, lines, href }: ReplyListProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{heading}</h2>
      <SummaryList
        rows={lines.map(({ what, state, said }) => ({
          key: what,
          value: (
            <>
              <ReplyTag state={state} />
              {said === "" ? null : <div className="govuk-hint govuk-!-margin-bottom-0">{said}</div>}
            </>
          ),
        }))}
      />
      <p className="govuk-body">
        <TextLink href={href}>Write down an answer, or undo one</TextLink>
      </p>
    </>
  );
}
