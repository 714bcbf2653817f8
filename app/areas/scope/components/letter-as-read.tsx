import { Details } from "#app/govuk/display/details.tsx";
import { Notice } from "#app/govuk/display/notice.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import type { LetterView, ShownPrompt } from "../letters/letter-view.ts";

/** All that was read of a letter: what to look at first, then the scope, the team and the dates. */
export function LetterAsRead({ view }: { view: LetterView }) {
  return (
    <>
      <ToLookAt view={view} />
      <Themes themes={view.themes} />
      {view.focusAreas.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Focus areas of the whole challenge</h2>
          <ul className="govuk-list govuk-list--bullet">
            {view.focusAreas.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <Team team={view.team} />
      <Table
        caption="Key dates"
        captionSize="m"
        scrollable
        firstCellIsHeader
        columns={[{ header: "What" }, { header: "Date" }, { header: "Where it comes from" }]}
        rowKeys={view.keyDates.map(({ key }) => key)}
        rows={view.keyDates.map((date) => [date.label, date.when, sourceOfDate(date)])}
      />
      <h2 className="govuk-heading-m">Documents that are kept</h2>
      <ul className="govuk-list govuk-list--bullet">
        {view.sources.map(({ title, fileName, clauses }) => (
          <li key={fileName}>
            {title} ({fileName}
            {clauses === 0 ? "" : `, ${clauses} clauses`})
          </li>
        ))}
      </ul>
    </>
  );
}

function sourceOfDate({ isSet, isLetters, rule }: LetterView["keyDates"][number]): string {
  const source = isLetters
    ? `The letter: ${rule}`
    : `Default, since the letter gives no date that was understood: ${rule}`;
  return isSet ? `Set by you. ${source}` : source;
}

function ToLookAt({ view: { warnings, lines } }: { view: LetterView }) {
  return (
    <>
      {warnings.length === 0 ? (
        <p className="govuk-body">The letter holds no contradictions or blanks that a computer can see.</p>
      ) : (
        <>
          <h2 className="govuk-heading-m">
            {warnings.length === 1 ? "One thing to look at" : `${warnings.length} things to look at`}
          </h2>
          {warnings.map(({ code, message, quote }) => (
            <Notice
              key={`${code} ${message}`}
              tone="warning"
              headingLevel={3}
              title={message}
              quote={quote === "" ? undefined : <Quotes text={quote} />}
              source="The words it rests on"
            />
          ))}
        </>
      )}
      {lines.length === 0 ? (
        <p className="govuk-body">Every line of the letter was understood.</p>
      ) : (
        <Table
          caption={
            lines.length === 1
              ? "One line that was not understood"
              : `${lines.length} lines that were not understood`
          }
          captionSize="m"
          scrollable
          columns={[{ header: "Line" }, { header: "Where in the letter" }, { header: "What became of it" }]}
          rows={lines.map(({ quote, place, answer }) => [`“${quote}”`, place, answer ?? "Open"])}
        />
      )}
    </>
  );
}

function Quotes({ text }: { text: string }) {
  return (
    <>
      {text.split("\n").map((line) => (
        <p key={line} className="govuk-body govuk-!-margin-bottom-1">
          “{line}”
        </p>
      ))}
    </>
  );
}

function Themes({ themes }: Pick<LetterView, "themes">) {
  return (
    <>
      <h2 className="govuk-heading-m">{themes.length === 1 ? "One theme" : `${themes.length} themes`}</h2>
      {themes.map(({ number, title, questions, prompts }) => (
        <Details
          key={number}
          summary={`${number}. ${title}: ${countOf(questions.length, "question")}, ${countOf(countPrompts(prompts), "prompt")}`}
        >
          {questions.map((question) => (
            <p key={question} className="govuk-body">
              <strong>{question}</strong>
            </p>
          ))}
          {prompts.length === 0 ? (
            <p className="govuk-body">No prompts were read.</p>
          ) : (
            <Prompts prompts={prompts} />
          )}
        </Details>
      ))}
    </>
  );
}

function countOf(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

function countPrompts(prompts: readonly ShownPrompt[]): number {
  return prompts.reduce((sum, { children }) => sum + 1 + countPrompts(children), 0);
}

function Prompts({ prompts }: { prompts: readonly ShownPrompt[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {prompts.map(({ text, clauses, children }) => (
        <li key={text}>
          {text}
          {clauses.length === 0 ? null : ` (clause ${clauses.join(", ")})`}
          {children.length === 0 ? null : <Prompts prompts={children} />}
        </li>
      ))}
    </ul>
  );
}

function Team({ team }: Pick<LetterView, "team">) {
  if (team.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">Peer team</h2>
        <p className="govuk-body">The letter asks for nobody that was understood.</p>
      </>
    );
  }
  return (
    <Table
      caption="Peer team that the letter asks for"
      captionSize="m"
      scrollable
      columns={[
        { header: "Part" },
        { header: "In the letter’s words" },
        { header: "Asks for" },
        { header: "Name" },
      ]}
      rows={team.map(({ role, brief, asks, name }) => [
        role,
        brief,
        asks,
        name === "" ? "To be found" : name,
      ])}
    />
  );
}
