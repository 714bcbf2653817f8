import { Card } from "#app/govuk/display/card.tsx";
import { Details } from "#app/govuk/display/details.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { WhyNotPanel } from "../../making/components/why-not.tsx";
import { countOf } from "../../plan/timetable-words.ts";
import type { RepairView } from "../repairs-view.ts";

interface RepairCardProps {
  repair: RepairView;
  /** Whether it can be chosen. */
  isOpen: boolean;
}

/** One way to mend: what changes, for whom, at what cost, and the messages that would be drafted. */
export function RepairCard({ repair, isOpen }: RepairCardProps) {
  const state = usePageForm({ id: `repair-${repair.way}` });
  return (
    <Card title={repair.title} headingLevel={2}>
      <p className="govuk-body">{repair.idea}</p>
      <p className="govuk-body govuk-!-font-weight-bold">{repair.summary}</p>
      {isOpen ? (
        <PageForm state={state}>
          <input type="hidden" name="repair" value={repair.way} />
          <Button name="intent" value="choose" preventDoubleClick>
            Choose this <VisuallyHidden>: {repair.title}</VisuallyHidden>
          </Button>
        </PageForm>
      ) : null}
      <Fact name="People to tell" value={repair.people} />
      <Fact name="Peers to tell" value={repair.peers} />
      <Fact name="To tell by telephone, without an address" value={repair.byTelephone} />
      <Fact name="Released already" value={repair.released} />
      <Fact name="Cost" value={repair.cost} />
      {repair.changes.length === 0 ? null : (
        <ul className="govuk-list govuk-list--bullet">
          {repair.changes.map(({ id, title, text }) => (
            <li key={id}>
              <strong>{title}</strong> {text}
            </li>
          ))}
        </ul>
      )}
      {repair.withoutPlace.map(({ id, title, reasons, waysOut }) => (
        <section key={id} aria-label={`Why ${title} has no place`}>
          <h3 className="govuk-heading-s">{title} has no place any more</h3>
          <WhyNotPanel reasons={reasons} waysOut={waysOut} />
        </section>
      ))}
      {repair.messages.length === 0 ? null : (
        <Details summary={`Read ${countOf(repair.messages.length, "message")}`}>
          {repair.messages.map(({ to, subject, text }) => (
            <div key={to}>
              <p className="govuk-body govuk-!-margin-bottom-1">
                <strong>To {to}</strong>: {subject}
              </p>
              {text.split("\n\n").map((part) => (
                <p key={part} className="govuk-body-s govuk-!-margin-bottom-1">
                  {part}
                </p>
              ))}
            </div>
          ))}
        </Details>
      )}
    </Card>
  );
}

/** A fact under its name: the cards are too narrow for two columns. */
function Fact({ name, value }: { name: string; value: string }) {
  if (value === "") return null;
  return (
    <p className="govuk-body">
      <strong>{name}</strong>
      <br />
      {value}
    </p>
  );
}
