import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { withdrawLink } from "../ask-to-decide.server.ts";
import { DecisionLines } from "../components/decision-lines.tsx";
import { SentLinks } from "../components/sent-links.tsx";
import { StandList } from "../components/stand-list.tsx";
import { decisionLine } from "../decision-line.ts";
import { SUBJECT_NAMES } from "../decision-words.ts";
import { WithdrawLinkForm } from "../forms.ts";
import { linkLine } from "../link-line.ts";
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
    mayAsk: permit.may("decisions.ask"),
    maySend: permit.may("scope.edit"),
    councils: councils.map((council) => ({
      id: council.councilId,
      name: council.councilName,
      aboutPeers: council.aboutPeers.map((decision) => decisionLine(decision, today)),
      links: council.links.map((link) => linkLine(link, now)),
      subjects: council.subjects.map(({ about, stand, decisions, corrected }) => ({
        about,
        name: SUBJECT_NAMES[about],
        isWanted: stand.state === "wanted",
        isAgreed: stand.state === "agreed",
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

export const action = guardedIntents(to.decisions.front, {
  withdraw: intent({
    permission: "decisions.ask",
    form: WithdrawLinkForm,
    run: async ({ permit, value, now }) => {
      await withdrawLink(permit, value.reference, now);
      return redirectWithNotice(to.decisions.front(permit), "Link withdrawn. It works no longer.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Decisions", { challenge: data?.challenge }) },
];

export default function DecisionsPage() {
  const page = useLoaderData<typeof loader>();
  const { challengeId, scope, councils, others, mayRecord, mayAsk, maySend } = page;
  return (
    <>
      <PageHeading lead="What each council has decided: who, when, in what words, and from which day it is in effect. Each council decides for itself.">
        Decisions
      </PageHeading>
      {scope === null ? (
        <p className="govuk-body">
          The scope has not been sent for agreement yet.{" "}
          {maySend ? (
            <TextLink href={to.scope.agree({ challengeId })}>Send the scope for agreement</TextLink>
          ) : null}
        </p>
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
          {council.subjects.map(({ about, name, isWanted, isAgreed, words, lines, corrected }) => (
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
              {about === "scope" ? <SentLinks lines={council.links} mayEnd={mayAsk} /> : null}
              {(about === "scope" && scope === null) || !(mayRecord || mayAsk) ? null : (
                <ButtonGroup>
                  {mayRecord ? (
                    <Button href={to.decisions.newDecision({ challengeId }, { about })} variant="secondary">
                      {!isWanted
                        ? "Record another decision"
                        : about === "scope"
                          ? "Record a decision"
                          : "Record who undertook it"}
                    </Button>
                  ) : null}
                  {mayAsk && about === "scope" && !isAgreed ? (
                    <Button
                      href={to.decisions.ask({ challengeId }, { council: council.id })}
                      variant="secondary"
                    >
                      Ask somebody by a link
                    </Button>
                  ) : null}
                </ButtonGroup>
              )}
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
          {council.aboutPeers.length === 0 ? null : (
            <section aria-label="Proposed peers">
              <h3 className="govuk-heading-s">Proposed peers</h3>
              <DecisionLines challengeId={challengeId} lines={council.aboutPeers} />
            </section>
          )}
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
