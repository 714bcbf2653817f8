import { Tag } from "#app/govuk/display/tag.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ShownComment } from "../shown-comment.ts";

interface CommentListProps {
  comments: readonly ShownComment[];
  /** The address of the page where one is answered, by its id; null for who only reads. */
  answerHref: ((commentId: string) => string) | null;
  headingLevel: 3 | 4;
}

/** Comments of the accuracy check with their answers, oldest first. */
export function CommentList({ comments, answerHref, headingLevel }: CommentListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <ol className="govuk-list govuk-list--spaced">
      {comments.map((comment) => (
        <li key={comment.id}>
          <article className="cpc-card">
            <Heading className="govuk-heading-s govuk-!-margin-bottom-1">
              {comment.place}{" "}
              {comment.answer === null ? (
                <Tag colour="yellow">No answer yet</Tag>
              ) : (
                <Tag colour={comment.isAccepted ? "green" : "grey"}>{comment.answer.decision}</Tag>
              )}
            </Heading>
            <p className="govuk-body cpc-note__text">{comment.comment}</p>
            <p className="govuk-hint govuk-!-margin-bottom-2">{comment.from}</p>
            {comment.answer === null ? null : (
              <>
                <p className="govuk-body cpc-note__text govuk-!-margin-bottom-1">
                  <strong>Answer:</strong> {comment.answer.words}
                </p>
                <p className="govuk-hint govuk-!-margin-bottom-2">{comment.answer.by}</p>
              </>
            )}
            {answerHref === null ? null : (
              <p className="govuk-body govuk-!-margin-bottom-0">
                <TextLink href={answerHref(comment.id)}>
                  {comment.answer === null ? "Answer" : "Change the answer"}
                  <span className="govuk-visually-hidden"> to the comment on {comment.place}</span>
                </TextLink>
              </p>
            )}
          </article>
        </li>
      ))}
    </ol>
  );
}
