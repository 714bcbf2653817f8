import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { EmptyState } from "#app/govuk/display/empty-state.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { FileProgress } from "#app/govuk/form/file-progress.tsx";
import { FileUpload } from "#app/govuk/form/file-upload.tsx";
import { fieldProps, fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { addSource } from "../add-source.server.ts";
import { SourceForm } from "../forms.ts";
import { givenFile } from "../given-file.ts";
import { findCorrectedLetter } from "../letters/corrected/corrected-store.server.ts";
import { SOURCE_KIND_NAMES } from "../scope-record.ts";
import { listSources } from "../store.server.ts";

export const loader = guarded({ permission: "scope.read" }, async ({ permit, now }) => ({
  challengeId: permit.challengeId,
  challenge: permit.challengeTitle,
  mayEdit: permit.may("scope.edit"),
  isLetterWaiting: permit.may("scope.edit") && (await findCorrectedLetter(permit, now)) !== null,
  sources: (await listSources(permit)).map(({ kind, addedAt, ...source }) => ({
    ...source,
    kind: SOURCE_KIND_NAMES[kind],
    addedAt: formatInstant(addedAt),
  })),
}));

export const action = guardedIntents(
  to.scope.sources,
  {
    add: intent({
      permission: "scope.edit",
      form: SourceForm,
      run: async ({ permit, value, now }) => {
        const id = await addSource(permit, { file: await givenFile(value.file), title: value.title }, now);
        return redirectWithNotice(
          to.scope.source({ challengeId: permit.challengeId, sourceDocumentId: id }),
          "Document read. Check its clauses below.",
        );
      },
    }),
  },
  { takesFile: true },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Source documents", { challenge: data?.challenge }) },
];

export default function SourcesPage() {
  const { challengeId, sources, mayEdit, isLetterWaiting } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof SourceForm>>({ id: "source" });
  return (
    <>
      <BackLink href={to.scope.front({ challengeId })}>Scope</BackLink>
      <PageHeading lead="What the scope rests on. The files are kept as they were given.">
        Source documents
      </PageHeading>
      {sources.length === 0 ? (
        <EmptyState title="No documents yet">
          {mayEdit
            ? "Add the memorandum or another document with numbered clauses; prompts can then be traced to it."
            : "The challenge manager has not added a document."}
        </EmptyState>
      ) : (
        <Table
          caption="Source documents"
          captionHidden
          scrollable
          firstCellIsHeader
          columns={[
            { header: "Document" },
            { header: "Kind" },
            { header: "Clauses", numeric: true },
            { header: "Added" },
          ]}
          rowKeys={sources.map((source) => source.id)}
          rows={sources.map((source) => [
            <TextLink
              key="title"
              href={to.scope.source({ challengeId, sourceDocumentId: source.id })}
              noVisitedState
            >
              {source.title}
            </TextLink>,
            source.kind,
            source.clauses,
            source.addedAt,
          ])}
        />
      )}
      {mayEdit ? (
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageForm state={state} encType="multipart/form-data">
              <h2 className="govuk-heading-m">Add a document</h2>
              <FileUpload
                {...fieldWiring(state.fields.file)}
                label="Document"
                hint="A Word (.docx), OpenDocument (.odt) or text file (.txt, .md) with numbered clauses, at most 10 MB."
                accept=".docx,.odt,.md,.markdown,.txt"
              />
              <TextInput
                {...fieldProps(state.fields.title)}
                label="Title (optional)"
                hint="Leave empty to take it from the document."
              />
              <Button name="intent" value="add" preventDoubleClick>
                Add the document
              </Button>
              <FileProgress />
            </PageForm>
            <h2 className="govuk-heading-m">A corrected scope letter</h2>
            <p className="govuk-body">
              {isLetterWaiting ? (
                <TextLink href={to.scope.correctedLetter({ challengeId })}>
                  Look through the corrected letter that waits
                </TextLink>
              ) : (
                <TextLink href={to.scope.correctedLetter({ challengeId })}>
                  Read a corrected letter, and choose line by line what is taken over
                </TextLink>
              )}
            </p>
          </div>
        </div>
      ) : null}
    </>
  );
}
