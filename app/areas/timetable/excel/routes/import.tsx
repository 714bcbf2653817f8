import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { givenFile } from "#app/areas/scope/given-file.ts";
import { visitAddress } from "#app/areas/visits/visit-address.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { FileProgress } from "#app/govuk/form/file-progress.tsx";
import { FileUpload } from "#app/govuk/form/file-upload.tsx";
import { fieldWiring, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { listPeople } from "../../plan/people-store.server.ts";
import { listSessions } from "../../plan/store.server.ts";
import { sheetThatAsks } from "../import-columns.server.ts";
import { ImportFileForm } from "../import-form.ts";
import { keepImport, listWaitingImports } from "../keep-import.server.ts";

export const loader = guarded(
  { permission: "timetable.edit", at: to.timetable.import },
  async ({ permit }) => ({
    challenge: permit.challengeTitle,
    at: visitAddress(permit),
    isEmpty: (await listPeople(permit)).length === 0 && (await listSessions(permit)).length === 0,
    waiting: (await listWaitingImports(permit)).map(({ id, label, startedAt, startedByName }) => ({
      id,
      words: `“${label}”, uploaded by ${startedByName}, ${formatInstant(startedAt)}`,
    })),
  }),
);

export const action = guardedIntents(
  to.timetable.import,
  {
    read: intent({
      permission: "timetable.edit",
      form: ImportFileForm,
      run: async ({ permit, value, now }) => {
        const importId = await keepImport(permit, await givenFile(value.file), now);
        const sheet = await sheetThatAsks(permit, importId);
        return redirect(
          sheet === null
            ? to.timetable.importPreview({ ...permit, importId })
            : to.timetable.importColumns({ ...permit, importId }, { sheet: String(sheet) }),
        );
      },
    }),
  },
  { takesFile: true },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle("Import from Excel", { challenge: data?.challenge }) },
];

export default function ImportPage() {
  const { at, isEmpty, waiting } = useLoaderData<typeof loader>();
  const state = usePageForm<z.input<typeof ImportFileForm>>({ id: "import" });
  return (
    <>
      <BackLink href={to.timetable.front(at)}>Back to the timetable</BackLink>
      <PageHeading lead="Bring people and sessions in from a spreadsheet. You see what would change first, and nothing is written until you say so.">
        Import from Excel
      </PageHeading>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {waiting.length === 0 ? null : (
            <InsetText>
              Waiting to be looked at:
              <ul className="govuk-list govuk-list--bullet">
                {waiting.map(({ id, words }) => (
                  <li key={id}>
                    <TextLink href={to.timetable.importPreview({ ...at, importId: id })}>{words}</TextLink>
                  </li>
                ))}
              </ul>
            </InsetText>
          )}
          <h2 className="govuk-heading-m">1. Get a workbook</h2>
          {isEmpty ? null : (
            <p className="govuk-body">
              <TextLink href={to.timetable.excel(at)} reloadDocument>
                Download people and sessions as they stand
              </TextLink>
              , change them in Excel and upload the workbook here. It holds e-mail addresses and access needs:
              keep it where only those who arrange the visit can open it.
            </p>
          )}
          <p className="govuk-body">
            <TextLink href={to.timetable.importTemplate(at)} reloadDocument>
              Download the empty template
            </TextLink>{" "}
            (Excel), with a sheet that explains every column. Or as CSV:{" "}
            <TextLink href={to.timetable.importTemplate(at, { file: "people" })} reloadDocument>
              people
            </TextLink>
            ,{" "}
            <TextLink href={to.timetable.importTemplate(at, { file: "sessions" })} reloadDocument>
              sessions
            </TextLink>
            .
          </p>
          <p className="govuk-body">
            A list of your own will do too, if one row says what is in the columns. Where a heading is not
            known here you are asked what it is, once: it is remembered for the next file. A programme laid
            out as a grid, a column for each day and a row for each time, is read as well.
          </p>
          <Details summary="What is done with the file">
            <ul className="govuk-list govuk-list--bullet">
              <li>
                People are told apart by e-mail address, else by name and council; sessions by title and kind.
              </li>
              <li>
                Rows that are hidden or struck through in Excel are named, and come in only if you say so.
              </li>
              <li>
                An empty cell leaves what stands. Only in a workbook downloaded from here does it clear the
                field: its rows are tied to their people and sessions.
              </li>
              <li>
                Sites and rooms have to be in the workspace first. They are not made from names in a file.
              </li>
              <li>Somebody without availability counts as not asked, which is not the same as free.</li>
              <li>Nobody who is missing from the file is removed, unless you tick that.</li>
              <li>The file is kept until you import or delete it, for seven days at most.</li>
            </ul>
          </Details>
          <PageForm state={state} encType="multipart/form-data">
            <h2 className="govuk-heading-m">2. Upload it</h2>
            <FileUpload
              {...fieldWiring(state.fields.file)}
              label="Workbook or CSV"
              hint="An Excel workbook (.xlsx) or a CSV file, at most 5 MB and 1,000 rows a sheet."
              accept=".xlsx,.csv,.txt,text/csv"
            />
            <Button name="intent" value="read" preventDoubleClick>
              Show what would change
            </Button>
            <FileProgress />
          </PageForm>
        </div>
      </div>
    </>
  );
}
