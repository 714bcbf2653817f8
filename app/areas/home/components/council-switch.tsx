import { useLocation } from "@remix-run/react";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { councilNamedIn, frontOfPart, inViewOf } from "#app/platform/in-view/council-address.ts";

interface CouncilSwitchProps {
  /** The councils that the person serves. */
  councils: readonly { councilId: string; name: string }[];
}

/** Which council a page is of, and the way to the others, for whoever serves several; a page of joint business says so. */
export function CouncilSwitch({ councils }: CouncilSwitchProps) {
  const { pathname } = useLocation();
  const inView = councilNamedIn(pathname);
  return (
    <nav className="cpc-visits govuk-!-display-none-print" aria-label="Council in view">
      <ul className="cpc-visits__list">
        {inView === null ? (
          <li className="cpc-visits__item">
            <strong aria-current="true">For all councils</strong>
          </li>
        ) : null}
        {councils.map(({ councilId, name }) => (
          <li key={councilId} className="cpc-visits__item">
            {councilId === inView ? (
              <strong aria-current="true">{name}</strong>
            ) : (
              <TextLink href={inViewOf(frontOfPart(pathname), councilId)} noVisitedState>
                {name}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
