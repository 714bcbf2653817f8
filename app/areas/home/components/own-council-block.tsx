import { to } from "#app/addresses.ts";
import type { OwnCouncil } from "#app/areas/councils/own-council.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

/** For people of a council, on the first page of a challenge: where its record is, what it is asked, when its bodies meet. */
export function OwnCouncilBlock({
  council: { recordId, name, question, meetings },
}: {
  council: OwnCouncil;
}) {
  return (
    <>
      <h2 className="govuk-heading-m">Your council</h2>
      <p className="govuk-body">
        <TextLink href={to.councils.council({ councilId: recordId })} noVisitedState>
          {name}
        </TextLink>
        : colours, elections, bodies and their meetings.
      </p>
      {question === null ? null : (
        <p className="govuk-body">
          {question} <TextLink href={to.councils.elections({ councilId: recordId })}>Elections</TextLink>
        </p>
      )}
      {meetings.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">Next meetings</h3>
          <ul className="govuk-list">
            {meetings.map((meeting) => (
              <li key={meeting}>{meeting}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
