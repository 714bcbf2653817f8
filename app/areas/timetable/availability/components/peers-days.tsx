import type { z } from "zod";
import { Table } from "#app/govuk/display/table.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { DateInput } from "#app/govuk/form/date-input.tsx";
import { checkboxesProps, dateProps, fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import type { Availability } from "../../plan/availability.ts";
import type { AskPeersForm } from "../availability-forms.ts";
import { AvailabilityTag } from "./availability-tag.tsx";

/** What a peer has said of the days of the visit. */
export interface ShownPeerDays {
  id: string;
  name: string;
  /** Of the days as they are now. */
  availability: Availability;
  /** When they were asked and answered, what they said of the time, and that the days are others since. */
  more: string[];
}

/** What each peer has said of their days: whoever was not asked is not free. */
export function PeersDays({ peers }: { peers: readonly ShownPeerDays[] }) {
  const open = peers.filter(({ availability }) => availability === "not-asked").length;
  return (
    <>
      {open === 0 ? null : (
        <p className="govuk-body">
          {open === 1 ? "1 peer was" : `${open} peers were`} not asked for their days. Not asked is not free:
          the workspace plans with them all the same.
        </p>
      )}
      <Table
        caption="What the peers have said of these days"
        captionSize="m"
        columns={[{ header: "Peer" }, { header: "Answer" }]}
        rows={peers.map(({ id, name, availability, more }) => [
          name,
          <div key={id}>
            <AvailabilityTag availability={availability} />
            {more.map((words) => (
              <p className="govuk-body-s govuk-!-margin-bottom-0 govuk-!-text-break-word" key={words}>
                {words}
              </p>
            ))}
          </div>,
        ])}
      />
    </>
  );
}

/** What the form begins with. */
export interface AskPeersProps {
  /** Confirmed peers who can be asked, and whether their box is ticked to begin with. */
  peers: readonly { id: string; name: string; isOpen: boolean }[];
  /** The day that is offered to answer by. */
  answerBy: string;
}

/** Asks peers for their days by a link of their own. */
export function AskPeers({ peers, answerBy }: AskPeersProps) {
  const state = usePageForm<z.input<typeof AskPeersForm>>({
    id: "ask-peers",
    buttons: ["ask"],
    defaultValue: {
      peerIds: peers.filter(({ isOpen }) => isOpen).map(({ id }) => id),
      // A day is text where it is stored and three boxes where it is typed: DateInput takes either.
      answerBy: answerBy as never,
    },
  });
  const { fields } = state;
  return (
    <>
      <h2 className="govuk-heading-m">Ask peers for their days</h2>
      <PageForm state={state}>
        <Checkboxes
          {...checkboxesProps(fields.peerIds)}
          legend="Whom do you want to ask?"
          hint="Each gets a link of their own. Whoever was asked before gets a new one, and the old one ends."
          items={peers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateInput {...dateProps(fields.answerBy)} legend="By when should they answer?" />
        <LongText
          {...fieldProps(fields.message)}
          most={1_500}
          label="What you want to add (optional)"
          hint="The message says already which days it is about."
          rows={3}
        />
        <Button name="intent" value="ask" preventDoubleClick>
          Prepare the messages
        </Button>
      </PageForm>
      <p className="govuk-body">Nothing is sent yet: you read the messages in the outbox first.</p>
    </>
  );
}
