import type { ReactNode } from "react";
import type { z } from "zod";
import { Details } from "#app/govuk/display/details.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { countOf, nameList } from "../../plan/timetable-words.ts";
import type { ConfirmImportForm } from "../import-form.ts";
import type { ImportLine, ImportTableView, ImportView, ProblemLine } from "../import-view.ts";

interface ImportOfferProps {
  view: ImportView;
  fingerprint: string;
}

/** What a file would add and change, what is wrong in it, and the two ways on. */
export function ImportOffer({ view, fingerprint }: ImportOfferProps) {
  const state = usePageForm<z.input<typeof ConfirmImportForm>>({ id: "import-offer" });
  const { people, sessions } = view.missing;
  return (
    <>
      <Figures view={view} />
      {view.stoppedRows === 0 || view.otherVisit !== null ? null : (
        <WarningText>
          {countOf(view.stoppedRows, "row", "rows")} cannot be imported as{" "}
          {view.stoppedRows === 1 ? "it stands" : "they stand"}. Import the rest and add{" "}
          {view.stoppedRows === 1 ? "it" : "them"} by hand, or mend the file and upload it again.
        </WarningText>
      )}
      {view.button === null && view.stoppedRows === 0 ? (
        <p className="govuk-body-l">There is nothing to change: the file says what stands here already.</p>
      ) : null}
      <PageForm state={state}>
        <input type="hidden" name="fingerprint" value={fingerprint} />
        {sessions.length === 0 ? null : (
          <Checkboxes
            {...checkboxesProps(state.fields.removeSessions)}
            legend={`${countOf(sessions.length, "session is", "sessions are")} not in the file`}
            hint={`${nameList(sessions.map(({ title }) => title))}. Left alone unless you tick this.`}
            items={[{ value: "yes", label: "Remove them from the timetable" }]}
            small
          />
        )}
        {people.length === 0 ? null : (
          <Checkboxes
            {...checkboxesProps(state.fields.removePeople)}
            legend={`${countOf(people.length, "person is", "people are")} not in the file`}
            hint={`${nameList(people.map(({ name }) => name))}. Left alone unless you tick this. Whoever is in a session stays.`}
            items={[{ value: "yes", label: "Remove them from the list of people" }]}
            small
          />
        )}
        <ButtonGroup>
          {view.button === null ? null : (
            <Button name="intent" value="take" preventDoubleClick>
              {view.button}
            </Button>
          )}
          <Button name="intent" value="leave" variant="secondary">
            {view.stoppedRows > 0 && view.otherVisit === null
              ? "Delete this and upload a mended file"
              : "Delete this file"}
          </Button>
        </ButtonGroup>
      </PageForm>
      <Problems id="stopped" title="Rows that are left out" lines={view.stopped} />
      <Problems id="noted" title="Remarks: these stop nothing" lines={view.noted} />
      {view.more === 0 ? null : (
        <p className="govuk-body">
          And {countOf(view.more, "more remark", "more remarks")}. Mend these first: they often have one
          cause.
        </p>
      )}
      {view.tables.map((table) => (
        <TableLines key={table.kind} table={table} />
      ))}
      <h2 className="govuk-heading-m">What was read</h2>
      <ul className="govuk-list govuk-list--bullet">
        {view.sheets.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </>
  );
}

const NAMES = { people: "People", sessions: "Sessions" } as const;

function Figures({ view }: { view: ImportView }) {
  return (
    <Table
      caption="Rows of the file"
      captionHidden
      dense
      firstCellIsHeader
      columns={[
        { header: "Rows of" },
        ...["New", "Changed", "Same", "Left out"].map((header) => ({ header, numeric: true })),
      ]}
      rowKeys={view.tables.map(({ kind }) => kind)}
      rows={view.tables.map(({ kind, added, changed, unchanged, leftOut }) => [
        NAMES[kind],
        added.length,
        changed.length,
        unchanged,
        leftOut,
      ])}
    />
  );
}

function Problems({ id, title, lines }: { id: string; title: string; lines: readonly ProblemLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Table
        caption={<span id={id}>{title}</span>}
        captionSize="m"
        dense
        firstCellIsHeader
        columns={[{ header: "Where" }, { header: "What is wrong, and what to do" }]}
        rows={lines.map(({ where, column, read, wrong, todo }) => [
          <span key="where">
            {where}
            {column === "" ? null : (
              <>
                <br />
                <span className="govuk-!-font-weight-regular">{column}</span>
              </>
            )}
          </span>,
          <span key="wrong" className="cpc-table__long-words">
            {wrong}
            {read === "" || wrong.includes(read) ? null : (
              <>
                <br />
                It reads: “{read}”
              </>
            )}
            <br />
            <strong>{todo}</strong>
          </span>,
        ])}
      />
    </section>
  );
}

/** Lists longer than this are folded away: sixty new people are looked through, and not past. */
const OPEN_LINES = 12;

function TableLines({ table: { kind, added, changed } }: { table: ImportTableView }) {
  const name = NAMES[kind].toLowerCase();
  return (
    <>
      {changed.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Changed {name}</h2>
          <ul className="govuk-list govuk-list--spaced">
            {changed.map((line) => (
              <Line key={line.key} line={line}>
                <ul className="govuk-list govuk-list--bullet">
                  {line.fields.map(({ heading, before, after }) => (
                    <li key={heading}>
                      {heading}: {quoted(before)} becomes {quoted(after)}
                    </li>
                  ))}
                </ul>
              </Line>
            ))}
          </ul>
        </>
      )}
      {added.length === 0 ? null : (
        <Details summary={`New ${name}: ${added.length}`} open={added.length <= OPEN_LINES}>
          <ul className="govuk-list govuk-list--spaced">
            {added.map((line) => (
              <Line key={line.key} line={line}>
                <br />
                {line.fields.map(({ heading, after }) => `${heading}: ${after}`).join(". ")}
              </Line>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Line({ line, children }: { line: ImportLine; children: ReactNode }) {
  return (
    <li className="govuk-!-text-break-word">
      <strong>{line.name}</strong> <span className="govuk-hint">{line.where}</span>
      {children}
    </li>
  );
}

function quoted(text: string): string {
  return text === "" ? "empty" : `“${text}”`;
}
