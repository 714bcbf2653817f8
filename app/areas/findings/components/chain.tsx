import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { ChainView } from "../chain-view.ts";
import { RelationTag } from "./finding-tags.tsx";

interface ChainProps {
  challengeId: string;
  chain: ChainView;
  /** The findings in order, when the chain belongs to a recommendation. */
  findings?: { id: string; headline: string }[];
}

/** What something stands on, from the clauses of the agreement up: clause → prompt → session → note → finding. */
export function EvidenceChain({ challengeId, chain, findings }: ChainProps) {
  return (
    <>
      <p className="govuk-body">In all: {chain.words}.</p>
      <ol className="cpc-chain">
        <li className="cpc-chain__step">
          <span className="cpc-chain__kind">Clauses and the prompts drawn from them</span>
          {chain.prompts.length === 0 ? (
            "The notes are tagged to no prompt."
          ) : (
            <ul className="govuk-list govuk-list--bullet cpc-chain__list">
              {chain.prompts.map((prompt) => (
                <li key={prompt.id}>
                  {prompt.clauses.length === 0
                    ? "No clause behind it"
                    : prompt.clauses.map((clause) => `${clause.source}, clause ${clause.ref}`).join("; ")}
                  {" → "}
                  <TextLink href={to.evidence.front({ challengeId }, { prompt: prompt.id })} noVisitedState>
                    prompt {prompt.ref}
                  </TextLink>{" "}
                  {prompt.text}
                </li>
              ))}
            </ul>
          )}
        </li>
        <li className="cpc-chain__step">
          <span className="cpc-chain__kind">Sessions and other sources</span>
          {chain.sessions.length + chain.otherSources.length === 0 ? (
            "None."
          ) : (
            <ul className="govuk-list govuk-list--bullet cpc-chain__list">
              {chain.sessions.map((session) => (
                <li key={session.id}>
                  <TextLink href={to.evidence.front({ challengeId }, { session: session.id })} noVisitedState>
                    {session.label}
                  </TextLink>
                  , {session.noteCount === 1 ? "1 note" : `${session.noteCount} notes`}
                </li>
              ))}
              {chain.otherSources.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          )}
        </li>
        {chain.notesByFinding.map(({ findingId, notes }) => {
          const finding = findings?.find((each) => each.id === findingId);
          return (
            <li className="cpc-chain__step" key={findingId}>
              <span className="cpc-chain__kind">{finding === undefined ? "Notes" : "Finding"}</span>
              {finding === undefined ? null : (
                <TextLink href={to.findings.finding({ challengeId, findingId: finding.id })} noVisitedState>
                  {finding.headline}
                </TextLink>
              )}
              {notes.length === 0 ? (
                <p className="govuk-body-s">It stands on no note.</p>
              ) : (
                <Details
                  summary={
                    notes.length === 1 ? "The note it stands on" : `The ${notes.length} notes it stands on`
                  }
                  open={finding === undefined || undefined}
                >
                  <ul className="govuk-list">
                    {notes.map(({ relation, note }) => (
                      <li key={note.id} className="cpc-chain__note">
                        <RelationTag relation={relation} /> {note.kind}.{" "}
                        <TextLink href={to.evidence.note({ challengeId, noteId: note.id })} noVisitedState>
                          {note.text}
                        </TextLink>
                        <span className="cpc-chain__kind">
                          {note.from}. Written by {note.writtenBy}.
                        </span>
                      </li>
                    ))}
                  </ul>
                </Details>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
