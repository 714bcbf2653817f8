import type { z } from "zod";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { checkboxesProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { Clash } from "../../clashes/clash-words.ts";
import { ClashPanel } from "../../clashes/components/clash-panel.tsx";
import { AddressWanted } from "../../plan/components/address-wanted.tsx";
import type { TimetableReleaseForm as Schema } from "../../plan/forms.ts";
import { countOf } from "../../plan/timetable-words.ts";
import { type WhoIsTold, WhoIsToldList } from "./who-is-told.tsx";

export interface ReleaseFormProps {
  at: VisitAddress;
  clashes: readonly Clash[];
  addressless: readonly { id: string; title: string; when: string }[];
  placed: number;
  unplaced: number;
  confidential: number;
  next: number;
  told: WhoIsTold;
}

/** What a release now would be: what clashes, who would be told what, and what the version is called. */
export function ReleaseForm({
  at,
  clashes,
  addressless,
  placed,
  unplaced,
  confidential,
  next,
  told,
}: ReleaseFormProps) {
  const state = usePageForm<z.input<typeof Schema>>({
    id: "release",
    defaultValue: { name: `Version ${next}`, invite: "yes" },
  });
  if (placed === 0) {
    return <p className="govuk-body">Give at least one session a day and a time; then you can release.</p>;
  }
  return (
    <section aria-labelledby="release-heading">
      <h2 className="govuk-heading-m" id="release-heading">
        Release version {next}
      </h2>
      <p className="govuk-body">
        {countOf(placed, "session")} with a day and a time
        {unplaced === 0 ? "." : `, ${unplaced} still to be placed.`} Names are in it, e-mail addresses are
        not.
        {confidential === 0
          ? ""
          : ` ${countOf(confidential, "confidential session")} will stand there as “Private session”, with time, room and peers only.`}
      </p>
      <ClashPanel
        title={`${countOf(clashes.length, "thing", "things")} to look at first`}
        at={at}
        clashes={clashes}
        allClear="Nothing clashes."
      />
      <AddressWanted at={at} sessions={addressless} />
      <WhoIsToldList told={told} />
      <PageForm state={state}>
        <input type="hidden" name="next" value={next} />
        <TextInput
          {...fieldProps(state.fields.name)}
          label="What is this version called?"
          hint="For example “After the co-ordinator's call”. It is in the list and in the Word file."
          width={30}
          maxLength={80}
        />
        {clashes.length === 0 ? null : (
          <Checkboxes
            {...checkboxesProps(state.fields.acknowledge)}
            legend="Release it all the same?"
            items={[{ value: "yes", label: "Yes, I have read what clashes" }]}
          />
        )}
        <Checkboxes
          {...checkboxesProps(state.fields.invite)}
          legend="Tell the people and peers concerned?"
          hint="Nothing is sent yet: the messages wait in the outbox until somebody has read them. What is not told now is told with the next version."
          items={[{ value: "yes", label: inviteLabel(told) }]}
        />
        <LongText
          {...fieldProps(state.fields.message)}
          most={1000}
          label="A line of your own to everybody who is told (optional)"
          hint="It stands at the beginning of each message. When, where and with whom stands there already."
          rows={3}
        />
        <Button name="intent" value="release" preventDoubleClick>
          Release version {next}
        </Button>
      </PageForm>
    </section>
  );
}

function inviteLabel({ messages }: WhoIsTold): string {
  if (messages === 0) return "Yes (there is nothing new to write to anybody)";
  return `Yes, write ${countOf(messages, "message")} for me to read first`;
}
