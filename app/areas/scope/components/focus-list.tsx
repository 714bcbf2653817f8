import { to } from "#app/addresses.ts";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

export interface FocusListProps {
  challengeId: string;
  areas: readonly { id: string; text: string; decided: string }[];
  mayEdit: boolean;
}

/** What the peers are asked to look at in the whole challenge. Nothing is drawn for a reader where there is none. */
export function FocusList({ challengeId, areas, mayEdit }: FocusListProps) {
  if (areas.length === 0 && !mayEdit) return null;
  return (
    <section id="focus-areas" aria-labelledby="focus-areas-title">
      <h2 className="govuk-heading-m" id="focus-areas-title">
        Focus areas of the whole challenge
      </h2>
      {areas.length === 0 ? (
        <p className="govuk-body">Nothing is asked of the peers besides the themes.</p>
      ) : (
        <>
          <p className="govuk-body">
            Besides the themes, the peers are asked to look at this. It belongs to no single theme.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {areas.map(({ id, text, decided }) => (
              <li key={id}>
                {text}{" "}
                {mayEdit ? (
                  <TextLink href={to.scope.focusArea({ challengeId, focusAreaId: id })} noVisitedState>
                    Change<VisuallyHidden> focus area: {text}</VisuallyHidden>
                  </TextLink>
                ) : null}
                {decided === "" ? null : <div className="govuk-hint">Decided: {decided}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayEdit ? (
        <p className="govuk-body">
          <TextLink href={to.scope.focusAreaNew({ challengeId })} noVisitedState>
            Add a focus area
          </TextLink>
        </p>
      ) : null}
    </section>
  );
}
