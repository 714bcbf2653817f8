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
      {offer.withoutPlace.length === 0 ? null : (
        <section aria-labelledby="without-place">
          <h2 className="govuk-heading-m" id="without-place">
            No place was found for
          </h2>
          {offer.withoutPlace.map(({ id, title, reasons, waysOut }) => (
            <div key={id}>
              <h3 className="govuk-heading-s">
                <TextLink href={to.timetable.session({ ...at, sessionId: id })}>{title}</TextLink>
              </h3>
              <WhyNotPanel reasons={reasons} waysOut={waysOut} />
            </div>
          ))}
        </section>
      )}
      {offer.staying.length === 0 ? null : (
        <section aria-labelledby="staying">
          <h2 className="govuk-heading-m" id="staying">
            Stays where it is, though it does not fit there
          </h2>
          {offer.staying.map(({ id, title, reasons, waysOut }) => (
            <div key={id}>
              <h3 className="govuk-heading-s">
                <TextLink href={to.timetable.session({ ...at, sessionId: id })}>{title}</TextLink>
              </h3>
              <WhyNotPanel reasons={reasons} waysOut={waysOut} />
            </div>
          ))}
        </section>
      )}
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
