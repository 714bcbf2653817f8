import { to } from "#app/addresses.ts";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { Prompt } from "../scope-record.ts";
import { ClauseLinks } from "./trace-list.tsx";

export interface PromptListProps {
  challengeId: string;
  prompts: readonly Prompt[];
  mayEdit: boolean;
  /** Whether there is a document whose clauses prompts could be drawn from. */
  hasClauses: boolean;
}

/** Prompts with their references and clauses; nested ones are nested lists. */
export function PromptList({ challengeId, prompts, mayEdit, hasClauses }: PromptListProps) {
  return (
    <ul className="govuk-list cpc-prompts">
      {prompts.map((prompt) => (
        <li key={prompt.id} id={`prompt-${prompt.id}`}>
          <strong>{prompt.ref}</strong> {prompt.text}{" "}
          <span className="cpc-prompts__links">
            {hasClauses ? <ClauseLinks challengeId={challengeId} traces={prompt.traces} /> : null}
            {mayEdit ? (
              <>
                {" "}
                <TextLink href={to.scope.prompt({ challengeId, promptId: prompt.id })} noVisitedState>
                  Change<VisuallyHidden> prompt {prompt.ref}</VisuallyHidden>
                </TextLink>
              </>
            ) : null}
          </span>
          {prompt.children.length === 0 ? null : (
            <PromptList
              challengeId={challengeId}
              prompts={prompt.children}
              mayEdit={mayEdit}
              hasClauses={hasClauses}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
