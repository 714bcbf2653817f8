import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { DecisionLines } from "../components/decision-lines.tsx";
import { StandList } from "../components/stand-list.tsx";
import { decisionLine } from "../decision-line.ts";
import { SUBJECT_NAMES } from "../decision-words.ts";
import { readDecisionsOverview } from "../read-overview.server.ts";
import { standInWords } from "../stand-words.ts";

export const loader = guarded({ permission: "decisions.read" }, async ({ permit, now }) => {
  const today = dayOf(now);
  const { scope, councils, others } = await readDecisionsOverview(permit);
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    mayRecord: permit.may("decisions.record"),
    scope:
      scope === null ? null : { id: scope.id, number: scope.number, sentOn: formatInstant(scope.issuedAt) },
    councils: councils.map((council) => ({
      name: council.councilName,
      subjects: council.subjects.map(({ about, stand, decisions, corrected }) => ({
        about,
        name: SUBJECT_NAMES[about],
        isWanted: stand.state === "wanted",
        words: standInWords(about, stand, today),
        lines: decisions.map((decision) => decisionLine(decision, today)),
        corrected: corrected.map((decision) => decisionLine(decision, today)),
      })),
    })),
    others: others.map(({ councilName, stands }) => ({
      name: councilName,
      rows: (["scope", "publishing"] as const).map((about) => ({
        name: SUBJECT_NAMES[about],
        words: standInWords(about, stands[about], today),
      })),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Decisions", { challenge: data?.challenge }) },
];

export default function DecisionsPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, scope, councils, others, mayRecord } = page;
  return (
    <>
      <PageHeading lead="What each council has decided: who, when, in what words, and from which day it is in effect. Each council decides for itself.">
        Decisions
      </PageHeading>
      {scope === null ? (
        <p className="govuk-body">The scope has not been sent for agreement yet.</p>
      ) : (
        <p className="govuk-body">
          Version {scope.number} of the scope was sent for agreement on {scope.sentOn}.{" "}
          <TextLink href={to.scope.version({ challengeId, versionId: scope.id })}>
            Read version {scope.number}
          </TextLink>
        </p>
      )}
      {councils.map((council) => (
        <section key={council.name} aria-label={council.name}>
          <h2 className="govuk-heading-m">{council.name}</h2>
          {council.subjects.map(({ about, name, isWanted, words, lines, corrected }) => (
            <section key={about} aria-label={name}>
              <h3 className="govuk-heading-s">
                {name}{" "}
                {about === "scope" && scope === null ? null : <Tag colour={words.colour}>{words.tag}</Tag>}
              </h3>
              {about === "scope" && scope === null ? (
                <p className="govuk-body">There is nothing to decide about yet.</p>
              ) : isWanted ? (
                <p className="govuk-body">{words.text}</p>
              ) : null}
              <DecisionLines challengeId={challengeId} lines={lines} />
              {mayRecord && !(about === "scope" && scope === null) ? (
                <ButtonGroup>
                  <Button href={to.decisions.newDecision({ challengeId }, { about })} variant="secondary">
                    {!isWanted
                      ? "Record another decision"
                      : about === "scope"
                        ? "Record a decision"
                        : "Record who undertook it"}
                  </Button>
                </ButtonGroup>
              ) : null}
              {corrected.length === 0 ? null : (
                <Details
                  summary={
                    corrected.length === 1 ? "One record was corrected" : "Records that were corrected"
                  }
                >
                  <DecisionLines challengeId={challengeId} lines={corrected} />
                </Details>
              )}
            </section>
          ))}
        </section>
      ))}
      {others.map((other) => (
        <section key={other.name} aria-label={other.name}>
          <h2 className="govuk-heading-m">{other.name}</h2>
          <StandList councils={other.rows} />
        </section>
      ))}
    </>
  );
}
