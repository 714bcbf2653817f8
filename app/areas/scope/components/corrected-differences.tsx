import type { z } from "zod";
import { to } from "#app/addresses.ts";
import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Radios } from "#app/govuk/form/radios.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { SideBySide } from "#app/writing/merge/side-by-side.tsx";
import type { CorrectedForm, WholeLetterForm } from "../letters/corrected/corrected-form.ts";
import type { Difference } from "../letters/corrected/differences.ts";
import type { SaidByHand } from "../letters/corrected/said-by-hand.ts";
import { DeleteLetter } from "./delete-letter.tsx";

type ShownDifference = Pick<Difference, "id" | "place" | "was" | "becomes" | "isChangedHere">;

export interface CorrectedDifferencesProps {
  challengeId: string;
  letterName: string;
  readOn: string;
  keptUntil: string;
  version: number;
  /** Something was taken over or left already. */
  isBegun: boolean;
  /** The letter before could be read. */
  isEarlierKnown: boolean;
  changedHere: number;
  open: readonly ShownDifference[];
  byHand: readonly SaidByHand[];
}

/** What a corrected letter says otherwise than the scope, each to be taken over or left. */
export function CorrectedDifferences(props: CorrectedDifferencesProps) {
  const { letterName, readOn, keptUntil, version, isBegun, open, byHand } = props;
  return (
    <>
      <PageHeading caption={`“${letterName}”, uploaded ${readOn}`}>
        What the corrected letter says otherwise
      </PageHeading>
      <InsetText>
        {isBegun
          ? `The letter is among the source documents. What you have not decided by ${keptUntil} stays as the scope has it.`
          : `Nothing of the scope was changed yet. The letter is kept until ${keptUntil} and then deleted, unless something of it is taken over or left.`}
      </InsetText>
      <ByHandList {...props} />
      {open.length === 0 ? (
        <p className="govuk-body">
          {byHand.length === 0
            ? "It says nothing otherwise than the scope."
            : "Apart from that it says nothing otherwise than the scope."}
        </p>
      ) : (
        <Choices open={open} version={version} />
      )}
      <StaysAsItIs {...props} />
      <Finish version={version} open={open.length} />
      {isBegun ? null : <DeleteLetter version={version} />}
    </>
  );
}

function Choices({ open, version }: Pick<CorrectedDifferencesProps, "open" | "version">) {
  const state = usePageForm<z.input<typeof CorrectedForm>>({
    id: "differences",
    buttons: ["take"],
    defaultValue: { choices: open.map(({ id, was }) => ({ line: id, was: was ?? "", says: "" })) } as never,
  });
  return (
    <PageForm state={state} version={version}>
      <h2 className="govuk-heading-m">
        {open.length === 1 ? "One difference" : `${open.length} differences`}
      </h2>
      {state.fields.choices.getFieldList().map((field, index) => {
        const difference = open[index];
        if (difference === undefined) return null;
        const choice = field.getFieldset();
        return (
          <section key={field.key} className="cpc-difference">
            <input type="hidden" name={choice.line.name} value={difference.id} />
            <input type="hidden" name={choice.was.name} value={difference.was ?? ""} />
            <h3 className="govuk-heading-s">{difference.place === "" ? "Title" : difference.place}</h3>
            <Words {...difference} />
            <Radios
              {...fieldProps(choice.says)}
              legend="What becomes of it?"
              hint={
                difference.isChangedHere ? "It was changed here, too, since the letter before." : undefined
              }
              legendSize="s"
              small
              inline
              items={ANSWERS[kindOf(difference)]}
            />
          </section>
        );
      })}
      <Button name="intent" value="take" preventDoubleClick>
        Save what was chosen
      </Button>
    </PageForm>
  );
}

type Change = "added" | "reworded" | "gone";

function kindOf({ was, becomes }: ShownDifference): Change {
  return was === null ? "added" : becomes === null ? "gone" : "reworded";
}

const ANSWERS = {
  added: [
    { value: "letter", label: "Add it" },
    { value: "record", label: "Leave it out" },
  ],
  reworded: [
    { value: "letter", label: "Take the letter’s words" },
    { value: "record", label: "Keep the scope’s words" },
  ],
  gone: [
    { value: "letter", label: "Remove it" },
    { value: "record", label: "Keep it" },
  ],
} as const satisfies Record<Change, readonly { value: string; label: string }[]>;

function Words({ id, was, becomes }: ShownDifference) {
  if (was !== null && becomes !== null) {
    return (
      <SideBySide
        id={id}
        stored={was}
        typed={becomes}
        storedTitle="In the scope"
        typedTitle="In the letter"
      />
    );
  }
  return (
    <>
      <p className="govuk-body">{was ?? becomes}</p>
      <p className="govuk-hint">
        {was === null
          ? "The letter has this, and the scope does not."
          : "The letter does not have this any more."}
      </p>
    </>
  );
}

function ByHandList({
  challengeId,
  byHand,
  isEarlierKnown,
}: Pick<CorrectedDifferencesProps, "challengeId" | "byHand" | "isEarlierKnown">) {
  if (byHand.length === 0) return null;
  const pages = {
    visits: { href: to.keyDates.visits({ challengeId }), text: "days of the visits" },
    details: { href: to.keyDates.details({ challengeId }), text: "details of the challenge" },
    team: { href: to.peerTeam.front({ challengeId }), text: "peer team" },
    scope: { href: to.scope.front({ challengeId }), text: "scope" },
    "key-dates": { href: to.keyDates.front({ challengeId }), text: "key dates" },
  } as const satisfies Record<SaidByHand["page"], object>;
  return (
    <>
      <h2 className="govuk-heading-m">To change by hand</h2>
      <p className="govuk-body">
        More hangs on these than their words. They are kept with the warnings of the scope until somebody
        answers them.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {byHand.map(({ page, what, was, becomes }) => (
          <li key={`${what} ${was} ${becomes}`}>
            {what}: {was !== null ? `before “${was}”, ` : isEarlierKnown ? "nothing before, " : null}
            {becomes === null ? "nothing now" : `now “${becomes}”`}. Change it in the{" "}
            <TextLink href={pages[page].href}>{pages[page].text}</TextLink>.
          </li>
        ))}
      </ul>
    </>
  );
}

function StaysAsItIs({ isEarlierKnown, changedHere }: CorrectedDifferencesProps) {
  if (!isEarlierKnown) {
    return (
      <p className="govuk-body">
        The letter before cannot be read here, so that everything is listed in which this letter and the scope
        differ.
      </p>
    );
  }
  if (changedHere === 0) return null;
  return (
    <Details summary="What was changed here and not by the letter">
      {changedHere === 1
        ? "In one place the scope was changed here, while both letters say the same. It stays as it is."
        : `In ${changedHere} places the scope was changed here, while both letters say the same. They stay as they are.`}
    </Details>
  );
}

function Finish({ version, open }: { version: number; open: number }) {
  const state = usePageForm<z.input<typeof WholeLetterForm>>({ id: "finish", buttons: ["finish"] });
  return (
    <>
      <h2 className="govuk-heading-m">Finish with this letter</h2>
      <PageForm state={state} version={version}>
        <Checkboxes
          {...checkboxesProps(state.fields.sure)}
          legend="Are you sure?"
          legendSize="s"
          items={[
            {
              value: "yes",
              label:
                open === 0
                  ? "Yes, keep the letter as a source document"
                  : "Yes, leave everything above as the scope has it, and keep the letter as a source document",
            },
          ]}
        />
        <Button name="intent" value="finish" variant="secondary">
          Finish with this letter
        </Button>
      </PageForm>
    </>
  );
}
