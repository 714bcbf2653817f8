import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Card } from "#app/govuk/display/card.tsx";
import { Details } from "#app/govuk/display/details.tsx";
import { Tag } from "#app/govuk/display/tag.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { JoinAddress } from "../../plan/components/join-address.tsx";
import type { TodayLine } from "../today-page.ts";

interface TodayCardProps {
  at: VisitAddress;
  line: TodayLine;
  mayRecord: boolean;
}

const STATES = {
  over: { text: "To be recorded", colour: "yellow" },
  now: { text: "Now", colour: "green" },
  "to-come": { text: "To come", colour: "grey" },
} as const;

/** One session of a day: a card with what can be done while nothing is recorded, folded away once something is. */
export function TodayCard({ at, line, mayRecord }: TodayCardProps) {
  if (line.state === "recorded") {
    return (
      <Details
        className="cpc-today__done"
        id={`session-${line.id}`}
        summary={
          <>
            {line.times}: {line.title}
            <br />
            <span className="cpc-today__outcome">{line.outcome}</span>
          </>
        }
      >
        <Facts line={line} />
        {line.attendance === null ? null : <p className="govuk-body">{line.attendance}.</p>}
        {mayRecord ? (
          <p className="govuk-body">
            <TextLink href={to.timetable.outcome({ ...at, sessionId: line.id })}>
              Change or delete <VisuallyHidden>what is recorded of {line.title}</VisuallyHidden>
            </TextLink>
          </p>
        ) : null}
      </Details>
    );
  }
  const { text, colour } = STATES[line.state];
  return (
    <Card
      id={`session-${line.id}`}
      title={line.title}
      headingLevel={2}
      kicker={line.times}
      tag={<Tag colour={colour}>{text}</Tag>}
    >
      <Facts line={line} />
      {mayRecord && line.canBeHeld ? <AsPlanned line={line} /> : null}
      {mayRecord && line.canBeRecorded ? (
        <p className="govuk-body cpc-today__other">
          <TextLink href={to.timetable.outcome({ ...at, sessionId: line.id })}>
            {line.canBeHeld ? "Something was different, or it was cancelled" : "Cancelled on the day"}
            <VisuallyHidden>: {line.title}</VisuallyHidden>
          </TextLink>
        </p>
      ) : null}
      {line.changes.length === 0 ? null : (
        <Details summary="Deal with a late change">
          <ul className="govuk-list cpc-today__changes">
            {line.changes.map((change) => (
              <li key={change.href}>
                <TextLink href={change.href}>{change.text}</TextLink>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  );
}

function Facts({ line }: { line: TodayLine }) {
  const { arrangers } = line;
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        {line.kind}
        {line.where === "" ? "" : `. ${line.where}`}
      </p>
      {line.join === null ? null : (
        <p className="govuk-body govuk-!-margin-bottom-1">
          To join: <JoinAddress address={line.join.address} isLink={line.join.isLink} title={line.title} />
        </p>
      )}
      {line.people === "" ? null : (
        <p className="govuk-body govuk-!-margin-bottom-1">Meeting {line.people}</p>
      )}
      {line.peers === "" ? null : <p className="govuk-body">Peers: {line.peers}</p>}
      {arrangers === null || arrangers.reason === "" ? null : (
        <p className="govuk-body govuk-!-margin-bottom-1">Reason: {arrangers.reason}</p>
      )}
      {arrangers === null || arrangers.note === "" ? null : (
        <p className="govuk-body govuk-!-margin-bottom-1">Note for the arrangers: {arrangers.note}</p>
      )}
      {arrangers === null || arrangers.recordedBy === "" ? null : (
        <p className="govuk-body-s">Recorded by {arrangers.recordedBy}</p>
      )}
    </>
  );
}

function AsPlanned({ line }: { line: TodayLine }) {
  const state = usePageForm({ id: `held-${line.id}` });
  return (
    <PageForm state={state} version={line.version}>
      <input type="hidden" name="sessionId" value={line.id} />
      <Button className="cpc-today__button" name="intent" value="held" preventDoubleClick>
        It took place as planned <VisuallyHidden>: {line.title}</VisuallyHidden>
      </Button>
    </PageForm>
  );
}
