import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { StandList } from "#app/areas/decisions/components/stand-list.tsx";
import { standInWords } from "#app/areas/decisions/stand-words.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf } from "#app/platform/days.ts";
import { agreedByInWords, changedInWords, sentInWords } from "../agreement-words.ts";
import { ChangedAgreements } from "../components/changed-agreements.tsx";
import { FocusList } from "../components/focus-list.tsx";
import { LineList, openLinesInWords } from "../components/line-list.tsx";
import { PromptList } from "../components/prompt-list.tsx";
import { WarningList } from "../components/warning-list.tsx";
import { listFocusAreas } from "../focus/list-focus-areas.server.ts";
import { readScopeAgreement } from "../read-agreement.server.ts";
import { flatPrompts, NOT_UNDERSTOOD_CODE } from "../scope-record.ts";
import { shownWarning } from "../shown-warning.ts";
import { listSources, listWarnings, readThemes } from "../store.server.ts";

export const loader = guarded({ permission: "scope.read" }, async ({ permit, now }) => {
  const today = dayOf(now);
  const [themes, focusAreas, warnings, sources, { versions, changed, changedAgreements }] = await Promise.all(
    [
      readThemes(permit),
      listFocusAreas(permit),
      listWarnings(permit),
      listSources(permit),
      readScopeAgreement(permit, now),
    ],
  );
  const prompts = themes.flatMap((theme) => flatPrompts(theme.prompts));
  return {
    challengeId: permit.challengeId,
    postponed: await readPostponedLine(permit, { about: ["scope"] }),
    challenge: permit.challengeTitle,
    mayEdit: permit.may("scope.edit"),
    themes,
    focusAreas,
    warnings: warnings.map(shownWarning),
    sources: sources.length,
    hasClauses: sources.some((source) => source.clauses > 0),
    prompts: prompts.length,
    untraced: prompts.filter((prompt) => prompt.traces.length === 0).length,
    changedAgreements,
    mayReadDecisions: permit.may("decisions.read"),
    changed: changed.length === 0 ? null : changedInWords(changed, versions[0]),
    sent: versions.map((version) => ({
      id: version.id,
      number: version.number,
      words: sentInWords(version),
      councils: version.councils.map(({ councilName, stand }) => ({
        name: councilName,
        words: standInWords("scope", stand, today),
      })),
      agreedBy: agreedByInWords(version.councils),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Scope", { challenge: data?.challenge }) },
];

export default function ScopePage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, themes, warnings, mayEdit, hasClauses } = page;
  const open = warnings.filter((warning) => warning.answeredAt === null);
  // A letter may have many, each with its words: they stand below the scope, which they would push off the page.
  const openLines = open.filter(({ code }) => code === NOT_UNDERSTOOD_CODE);
  const openOthers = open.filter(({ code }) => code !== NOT_UNDERSTOOD_CODE);
  const settled = warnings.filter((warning) => warning.answeredAt !== null);
  const latest = page.sent[0];
  return (
    <>
      <PageHeading
        lead="What the peers will test: five themes, the questions of the method, and the local points under each."
        actions={
          mayEdit ? (
            <Button href={to.scope.agree({ challengeId })}>
              {latest === undefined ? "Send for agreement" : "Send a new version"}
            </Button>
          ) : undefined
        }
      >
        Scope
      </PageHeading>
      <PostponedNote challengeId={challengeId} line={page.postponed} rested="The councils' agreement" />
      {latest === undefined ? (
        <p className="govuk-body">The scope has not been sent for agreement yet.</p>
      ) : (
        <>
          <p className="govuk-body">
            {latest.words}{" "}
            <TextLink href={to.scope.version({ challengeId, versionId: latest.id })}>
              Read version {latest.number}
            </TextLink>
            {" | "}
            <TextLink href={to.challenge.issuedWord({ challengeId, versionId: latest.id })} reloadDocument>
              Download version {latest.number} as a Word file
            </TextLink>
          </p>
          <StandList councils={latest.councils} />
          <ChangedAgreements
            challengeId={challengeId}
            agreements={page.changedAgreements}
            mayAnswer={mayEdit}
          />
          {page.mayReadDecisions ? (
            <p className="govuk-body">
              <TextLink href={to.decisions.front({ challengeId })}>What the councils decided</TextLink>
            </p>
          ) : null}
          {page.changed === null ? null : <InsetText>{page.changed}</InsetText>}
        </>
      )}
      <StatStrip
        stats={[
          { label: "Prompts", value: page.prompts },
          ...(hasClauses
            ? [
                {
                  label: "Traced to no clause",
                  value: page.untraced,
                  href: to.scope.traceability({ challengeId }, { view: "gaps" }),
                },
              ]
            : []),
          { label: "Source documents", value: page.sources, href: to.scope.sources({ challengeId }) },
          { label: "Warnings to answer", value: open.length, note: `of ${warnings.length}` },
        ]}
      />
      <p className="govuk-body">
        <TextLink href={to.scope.traceability({ challengeId })} noVisitedState>
          Traceability: prompts and clauses
        </TextLink>
        {" | "}
        <TextLink href={to.scope.sources({ challengeId })} noVisitedState>
          Source documents
        </TextLink>
      </p>
      {openLines.length === 0 ? null : (
        <p className="govuk-body">
          <TextLink href="#lines" noVisitedState>
            {openLinesInWords(openLines.length)}
          </TextLink>
        </p>
      )}
      {openOthers.length === 0 ? null : (
        <section aria-labelledby="warnings">
          <h2 className="govuk-heading-m" id="warnings">
            {openOthers.length === 1 ? "One warning to answer" : `${openOthers.length} warnings to answer`}
          </h2>
          <WarningList challengeId={challengeId} warnings={openOthers} mayAnswer={mayEdit} />
        </section>
      )}
      {themes.map((theme) => (
        <section key={theme.id} id={`theme-${theme.number}`} aria-labelledby={`theme-${theme.number}-title`}>
          <h2 className="govuk-heading-m" id={`theme-${theme.number}-title`}>
            {theme.number}. {theme.title}
          </h2>
          <h3 className="govuk-heading-s">Questions</h3>
          <ul className="govuk-list govuk-list--bullet">
            {theme.questions.map((question) => (
              <li key={question.id}>
                {question.text}{" "}
                {mayEdit ? (
                  <TextLink href={to.scope.question({ challengeId, questionId: question.id })} noVisitedState>
                    Change<VisuallyHidden> question: {question.text}</VisuallyHidden>
                  </TextLink>
                ) : null}
              </li>
            ))}
          </ul>
          <h3 className="govuk-heading-s">Prompts</h3>
          {theme.prompts.length === 0 ? (
            <p className="govuk-body">No local points under this theme yet.</p>
          ) : (
            <PromptList
              challengeId={challengeId}
              prompts={theme.prompts}
              mayEdit={mayEdit}
              hasClauses={hasClauses}
            />
          )}
          {mayEdit ? (
            <p className="govuk-body">
              <TextLink href={to.scope.questionNew({ challengeId, themeId: theme.id })} noVisitedState>
                Add a question<VisuallyHidden> to theme {theme.number}</VisuallyHidden>
              </TextLink>
              {" | "}
              <TextLink href={to.scope.promptNew({ challengeId, themeId: theme.id })} noVisitedState>
                Add a prompt<VisuallyHidden> to theme {theme.number}</VisuallyHidden>
              </TextLink>
            </p>
          ) : null}
        </section>
      ))}
      <FocusList challengeId={challengeId} areas={page.focusAreas} mayEdit={mayEdit} />
      <LineList challengeId={challengeId} lines={openLines} mayPlace={mayEdit} />
      {themes.length === 0 ? (
        <EmptyState title="No themes">
          The challenge has no themes. Make it again from its letter or by hand.
        </EmptyState>
      ) : null}
      {settled.length === 0 ? null : (
        <section aria-labelledby="settled">
          <h2 className="govuk-heading-m" id="settled">
            Warnings that have been answered
          </h2>
          <WarningList challengeId={challengeId} warnings={settled} mayAnswer={mayEdit} />
        </section>
      )}
      {page.sent.length < 2 ? null : (
        <section aria-labelledby="versions">
          <h2 className="govuk-heading-m" id="versions">
            Versions that were sent
          </h2>
          <ul className="govuk-list govuk-list--bullet">
            {page.sent.map((version) => (
              <li key={version.id}>
                <TextLink href={to.scope.version({ challengeId, versionId: version.id })}>
                  Version {version.number}
                </TextLink>
                . {version.words} {version.agreedBy}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
