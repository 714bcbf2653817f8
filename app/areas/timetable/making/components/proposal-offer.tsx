import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Table } from "#app/govuk/display/table.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { countOf } from "../../plan/timetable-words.ts";
import type { ProposalView } from "../proposal-view.ts";
import { WhyNotPanel } from "./why-not.tsx";

interface ProposalOfferProps {
  at: VisitAddress;
  offer: ProposalView;
  /** Whether it can still be taken or left. */
  isOpen: boolean;
  isOutdated: boolean;
}

/** What a search found: what would move, what has no place and why, what it costs. */
export function ProposalOffer({ at, offer, isOpen, isOutdated }: ProposalOfferProps) {
  const state = usePageForm({ id: "offer" });
  return (
    <>
      <p className="govuk-body-l">{summaryOf(offer)}</p>
      {isOpen && isOutdated ? (
        <WarningText>
          Somebody changed the timetable since this was made, so it cannot be taken. Make another.
        </WarningText>
      ) : null}
      {isOpen ? (
        <PageForm state={state}>
          <ButtonGroup>
            {isOutdated || offer.moves.length === 0 ? null : (
              <Button name="intent" value="take" preventDoubleClick>
                Use this timetable
              </Button>
            )}
            <Button name="intent" value="leave" variant="secondary">
              Leave things as they are
            </Button>
          </ButtonGroup>
        </PageForm>
      ) : null}
      <WhyNotSection at={at} id="without-place" heading="No place was found for" lines={offer.withoutPlace} />
      <WhyNotSection
        at={at}
        id="staying"
        heading="Stays where it is, though it does not fit there"
        lines={offer.staying}
      />
      {offer.clashes.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">What would still clash</h2>
          <ul className="govuk-list govuk-list--bullet">
            {offer.clashes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <h2 className="govuk-heading-m">What could still be better</h2>
      {offer.costs.length === 0 ? (
        <p className="govuk-body">Nothing: no peer changes site, waits long or has more to do than others.</p>
      ) : (
        <Table
          caption={`${countOf(offer.points, "point")} in all; fewer are better`}
          captionSize="s"
          columns={[{ header: "What" }, { header: "Points", numeric: true }]}
          rows={offer.costs.map(({ words, points }) => [words, String(points)])}
        />
      )}
      {offer.moves.length === 0 ? null : (
        <Table
          caption="What would change"
          captionSize="m"
          scrollable
          dense
          firstCellIsHeader
          columns={["Session", "Now", "Then", "Where", "Peers"].map((header) => ({ header }))}
          rowKeys={offer.moves.map(({ id }) => id)}
          rows={offer.moves.map(({ title, from, to, where, who }) => [title, from, to, where, who])}
        />
      )}
    </>
  );
}

interface WhyNotSectionProps {
  at: VisitAddress;
  id: string;
  heading: string;
  lines: ProposalView["withoutPlace"];
}

/** Sessions with what stands against a place for each; nothing when there are none. */
function WhyNotSection({ at, id, heading, lines }: WhyNotSectionProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {heading}
      </h2>
      {lines.map(({ id: sessionId, title, reasons, waysOut }) => (
        <div key={sessionId}>
          <h3 className="govuk-heading-s">
            <TextLink href={to.timetable.session({ ...at, sessionId })}>{title}</TextLink>
          </h3>
          <WhyNotPanel reasons={reasons} waysOut={waysOut} />
        </div>
      ))}
    </section>
  );
}

function summaryOf({ moves, unchanged, withoutPlace, clashes }: ProposalView): string {
  const without = `${withoutPlace.length === 0 ? "" : ` ${withoutPlace.length} would have no place.`}${
    clashes.length === 0 ? "" : ` ${countOf(clashes.length, "clash", "clashes")} would be left.`
  }`;
  if (moves.length === 0) {
    return `Nothing would change: nothing better was found than what stands.${without}`;
  }
  const moved = countOf(moves.length, "session would", "sessions would");
  return `${moved} be placed or moved, ${unchanged} would stay where they are.${without}`;
}
