import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { type ChallengePermit, councilPermit, peerTeamPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { listIssuedVersions, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { renderDocumentParts } from "#app/word/document-to-html.server.ts";
import { beginReport } from "../begin-report.server.ts";
import { commentOnDraft } from "../comment-on-draft.server.ts";
import { ACCURACY_RULE } from "../comment-words.ts";
import { AccuracyCheckForm } from "../components/accuracy-check-form.tsx";
import { CommentList } from "../components/comment-list.tsx";
import { IssueReportForm } from "../components/issue-form.tsx";
import { ReportVersions } from "../components/report-versions.tsx";
import { TeamReport } from "../components/team-view.tsx";
import { CommentForm, ReportIssueForm } from "../forms.ts";
import { issueReport } from "../issue-report.server.ts";
import { readTeamPage } from "../read-team-page.server.ts";
import { shownComment } from "../shown-comment.ts";
import { listOwnComments } from "../store.server.ts";

/** What the council side sees of the accuracy check: its own comments, and the places of the draft it may name. */
async function readCouncilPage(permit: ChallengePermit, draftId: string | null) {
  const checks = permit.may("draft-report.read");
  const comments = checks ? await listOwnComments(councilPermit(permit)) : [];
  const mayComment = draftId !== null && permit.may("report.comment");
  const document = mayComment ? (await readIssuedVersion(permit, draftId)).document : null;
  const headings = document === null ? [] : renderDocumentParts(document).headings;
  return {
    checks,
    mayComment,
    comments: comments.map(shownComment),
    places: [...new Set(headings.filter((each) => each.level <= 3).map((each) => each.text))],
  };
}

export const loader = guarded({ permission: "report.read" }, async ({ permit, now }) => {
  const versions = await listIssuedVersions(permit, "report");
  const latest = versions[0];
  const team = permit.may("report.draft") ? await readTeamPage(peerTeamPermit(permit), now) : null;
  const council =
    team === null ? await readCouncilPage(permit, latest?.status === "draft" ? latest.id : null) : null;
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    stage: permit.stage,
    mayWrite: permit.may("report.write"),
    mayIssue: permit.may("report.issue"),
    hasFinal: versions.some((version) => version.status === "final"),
    team: team === null ? null : { ...team, comments: team.comments.map(shownComment) },
    council,
    versions: versions.map((version) => ({
      id: version.id,
      number: version.number,
      status: version.status,
      issued: `${formatInstant(version.issuedAt)} by ${version.issuedByName}`,
      sha256: version.sha256,
      href: to.report.version({ challengeId: permit.challengeId, versionId: version.id }),
      wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: version.id }),
    })),
  };
});

export const action = guardedIntents(to.report.front, {
  begin: intent({
    permission: "report.write",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      await beginReport(permit, now);
      return redirectWithNotice(
        to.report.front(permit),
        "Report started. Each section has a first text to change from.",
      );
    },
  }),
  issue: intent({
    permission: "report.issue",
    form: ReportIssueForm,
    run: async ({ permit, value, now }) => {
      const input = { status: value.status, acknowledged: value.acknowledged === "yes" };
      const version = await issueReport(permit, input, now);
      return redirectWithNotice(
        to.report.front(permit),
        version.status === "final"
          ? `Final report issued as version ${version.number}. It can be published now.`
          : `Draft version ${version.number} issued. The council side can read it and check the facts.`,
      );
    },
  }),
  comment: intent({
    permission: "report.comment",
    form: CommentForm,
    run: async ({ permit, value, now }) => {
      await commentOnDraft(permit, value, now);
      return redirectWithNotice(
        to.report.front(permit),
        "Comment sent to the peer team. You will find the answer on this page.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Report", { challenge: data?.challenge }) },
];

export default function ReportPage() {
  const page = useLoaderData<typeof loader>();
  return page.team === null ? <CouncilPage /> : <TeamPage />;
}

function TeamPage() {
  const { team, challengeId, versions, mayWrite, mayIssue, hasFinal, stage } = useLoaderData<typeof loader>();
  const starting = usePageForm<z.input<typeof NoFieldsForm>>({ id: "begin-report" });
  const issuing = usePageForm<z.input<typeof ReportIssueForm>>({
    id: "issue-report",
    buttons: ["issue"],
    defaultValue: { status: hasFinal ? "final" : "draft" },
  });
  if (team === null) return null;
  const unanswered = team.comments.filter((comment) => comment.answer === null).length;
  return (
    <>
      <PageHeading lead="Assembled from the findings and recommendations, with a few texts of the team's own.">
        Report
      </PageHeading>
      <ButtonGroup>
        <Button href={to.report.preview({ challengeId })} variant="secondary">
          Read the working copy
        </Button>
        <Button href={to.report.workingCopyWord({ challengeId })} variant="secondary" reloadDocument>
          Working copy as Word
        </Button>
      </ButtonGroup>
      {team.isBegun || !mayWrite || hasFinal ? null : (
        <PageForm state={starting}>
          <InsetText>
            Start the report to put a first text into each section, computed from the record. You change it
            from there.
          </InsetText>
          <Button name="intent" value="begin" preventDoubleClick>
            Start the report
          </Button>
        </PageForm>
      )}
      <TeamReport team={team} challengeId={challengeId} />
      <h2 className="govuk-heading-m">Accuracy check</h2>
      <p className="govuk-body">{ACCURACY_RULE}</p>
      {team.comments.length === 0 ? (
        <p className="govuk-body">
          {versions.length === 0
            ? "The council side can comment once a draft is issued."
            : "No comments so far."}
        </p>
      ) : (
        <CommentList
          comments={team.comments}
          headingLevel={3}
          answerHref={
            mayWrite && !hasFinal ? (commentId) => to.report.comment({ challengeId, commentId }) : null
          }
        />
      )}
      <h2 className="govuk-heading-m">Issue</h2>
      {mayIssue ? (
        <IssueReportForm
          state={issuing}
          slips={team.slips.length}
          unanswered={unanswered}
          hasFinal={hasFinal}
        />
      ) : (
        <p className="govuk-body">
          {stage === "reporting"
            ? "The challenge manager issues the report."
            : "The challenge manager issues the report when the challenge is at the stage “Reporting”."}
        </p>
      )}
      {versions.length === 0 ? null : <ReportVersions versions={versions} />}
    </>
  );
}

function CouncilPage() {
  const { council, versions, hasFinal } = useLoaderData<typeof loader>();
  const commenting = usePageForm<z.input<typeof CommentForm>>({
    id: "comment",
    buttons: ["comment"],
  });
  if (council === null) return null;
  const isChecking = council.mayComment || council.comments.length > 0;
  return (
    <>
      <PageHeading lead="What the peer team found, and what it recommends. You read it here once it is issued.">
        Report
      </PageHeading>
      {versions.length === 0 ? (
        <EmptyState title="Not issued yet" headingLevel={2}>
          {council.checks
            ? "The peer team is writing its report. The draft appears here for you to check the facts, usually about three weeks after the visit."
            : "The final report appears here once it is issued. Its draft goes to those of your council who check its facts."}
        </EmptyState>
      ) : (
        <ReportVersions versions={versions} />
      )}
      {isChecking ? <h2 className="govuk-heading-m">Accuracy check</h2> : null}
      {council.mayComment ? (
        <AccuracyCheckForm state={commenting} places={council.places} />
      ) : hasFinal && isChecking ? (
        <p className="govuk-body">The final report has been issued, so the check of facts is over.</p>
      ) : null}
      {council.comments.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">Comments of your council</h3>
          <CommentList comments={council.comments} answerHref={null} headingLevel={4} />
        </>
      )}
    </>
  );
}
