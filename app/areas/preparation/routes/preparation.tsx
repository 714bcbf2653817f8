import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { councilPermit } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { PostponedNote } from "#app/areas/visits/components/postponed-note.tsx";
import { readPostponedLine } from "#app/areas/visits/postponed-line.server.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { StatStrip } from "#app/govuk/display/stat-strip.tsx";
import { TaskList } from "#app/govuk/display/task-list.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { listIssuedVersions } from "#app/issue/issued-versions.server.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { countMarkdownWords } from "#app/platform/text/markdown.server.ts";
import { IssuedVersions } from "../components/issued-versions.tsx";
import { SubmitStatementForm } from "../forms.ts";
import { packGaps } from "../pack.ts";
import { reopenStatement } from "../reopen-statement.server.ts";
import { SECTION_STATUS_NAMES, sharedRecordInWords, submissionWarnings } from "../statement.ts";
import { listPack, listStatementSections, readSubmittedAt } from "../store.server.ts";
import { submitStatement } from "../submit-statement.server.ts";

export const loader = guarded({ permission: "statement.read" }, async ({ permit, now }) => {
  const versions = await listIssuedVersions(permit, "position-statement");
  const pack = packGaps(await listPack(permit), dayOf(now));
  const submittedAt = await readSubmittedAt(permit);
  const draft = permit.may("statement.draft")
    ? (await listStatementSections(councilPermit(permit))).map((section) => ({
        id: section.id,
        title: section.title,
        status: section.status,
        words: countMarkdownWords(section.body),
        saved:
          section.updatedByName === null
            ? null
            : `${section.updatedByName}, ${formatInstant(section.updatedAt)}`,
      }))
    : null;
  return {
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    shared: sharedRecordInWords((await listCouncils(permit)).map(({ name }) => name)),
    postponed: await readPostponedLine(permit, { about: ["pack", "statement"] }),
    mayWrite: permit.may("statement.write"),
    submittedAt: submittedAt === null ? null : formatInstant(submittedAt),
    draft,
    warnings: draft === null ? [] : submissionWarnings(draft),
    pack,
    versions: versions.map((version) => ({
      id: version.id,
      number: version.number,
      issued: `${formatInstant(version.issuedAt)} by ${version.issuedByName}`,
      href: to.preparation.statement({ challengeId: permit.challengeId, versionId: version.id }),
      wordHref: to.challenge.issuedWord({ challengeId: permit.challengeId, versionId: version.id }),
    })),
  };
});

export const action = guardedIntents(to.preparation.front, {
  submit: intent({
    permission: "statement.write",
    form: SubmitStatementForm,
    run: async ({ permit, value, now }) => {
      await submitStatement(permit, now, value.acknowledged === "yes");
      return redirectWithNotice(
        to.preparation.front(permit),
        "Position statement submitted. The peer team can read it now.",
      );
    },
  }),
  reopen: intent({
    permission: "statement.write",
    form: NoFieldsForm,
    run: async ({ permit, now }) => {
      await reopenStatement(permit, now);
      return redirectWithNotice(
        to.preparation.front(permit),
        "The statement can be changed again. The peers keep the version that was submitted.",
      );
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Preparation", { challenge: data?.challenge }) },
];

export default function PreparationPage() {
  const page = useLoaderData<typeof loader>();
  const submission = usePageForm<z.input<typeof SubmitStatementForm>>({
    id: "submit-statement",
    buttons: ["submit"],
  });
  const reopening = usePageForm<z.input<typeof NoFieldsForm>>({
    id: "reopen-statement",
    buttons: ["reopen"],
  });
  const isOpen = page.submittedAt === null;
  return (
    <>
      <PageHeading lead="What the peers read before they come: the council's own account, and the documents and data behind it.">
        Preparation
      </PageHeading>
      <PostponedNote challengeId={page.challengeId} line={page.postponed} rested="What was prepared" />
      {page.shared === "" ? null : <InsetText>{page.shared}</InsetText>}
      <h2 className="govuk-heading-m">Position statement</h2>
      {page.draft === null ? null : (
        <TaskList
          items={page.draft.map((section) => ({
            title: section.title,
            href: to.preparation.section({ challengeId: page.challengeId, sectionId: section.id }),
            hint:
              section.saved === null
                ? "Not written yet"
                : `${section.words} words. Last saved by ${section.saved}`,
            status: {
              text: SECTION_STATUS_NAMES[section.status],
              tag: section.status === "ready" ? undefined : section.status === "drafting" ? "blue" : "grey",
            },
          }))}
        />
      )}
      {page.draft !== null && page.mayWrite && isOpen ? (
        <PageForm state={submission}>
          <h3 className="govuk-heading-s">Submit to the peer team</h3>
          {page.warnings.length === 0 ? null : (
            <>
              <p className="govuk-body">Look at these first:</p>
              <ul className="govuk-list govuk-list--bullet">
                {page.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
              <Checkboxes
                {...checkboxesProps(submission.fields.acknowledged)}
                legend="What is listed above"
                hint="That it is submitted so is kept in the trail, with your name."
                items={[{ value: "yes", label: "I have looked at it, and submit the statement as it is" }]}
              />
            </>
          )}
          <WarningText>
            What you submit is kept as it is. You can reopen it and submit a new version.
          </WarningText>
          <Checkboxes
            {...checkboxesProps(submission.fields.confirm)}
            legend="Submit the position statement?"
            items={[{ value: "yes", label: "Yes, the peer team may read it now" }]}
          />
          <Button name="intent" value="submit" preventDoubleClick>
            Submit position statement
          </Button>
        </PageForm>
      ) : null}
      {page.submittedAt !== null && page.draft !== null ? (
        <p className="govuk-body">
          Submitted {page.submittedAt}. Sections cannot be changed while it is submitted.
        </p>
      ) : null}
      {page.mayWrite && !isOpen ? (
        <PageForm state={reopening}>
          <Button variant="secondary" name="intent" value="reopen">
            Reopen for changes
          </Button>
        </PageForm>
      ) : null}
      {page.versions.length === 0 ? (
        page.draft === null ? (
          <EmptyState title="Not submitted yet" headingLevel={3}>
            The council is writing its position statement. You can read it here once it is submitted.
          </EmptyState>
        ) : null
      ) : (
        <IssuedVersions versions={page.versions} />
      )}
      <h2 className="govuk-heading-m">Information and data pack</h2>
      <StatStrip
        stats={[
          { label: "In the pack", value: page.pack.received },
          { label: "Still to come", value: page.pack.open },
          { label: "Late", value: page.pack.late },
        ]}
      />
      <Button href={to.preparation.pack(page)} variant="secondary">
        Open the list of the pack
      </Button>
    </>
  );
}
