import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { Checkboxes } from "#app/govuk/form/checkboxes.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import type { PaperKind } from "../paper.ts";
import { MOST_CONTACT_CHARACTERS, type PaperChoices } from "../paper-choice.ts";
import { PAPER_OFFERS } from "../paper-offers.ts";

interface PaperChooserProps {
  at: VisitAddress;
  kinds: readonly PaperKind[];
  choices: PaperChoices;
}

/**
 * One form for all papers: the days once, then what each paper can be narrowed to. Each button sends the whole form to its own
 * paper, which reads only what is its own, so it works without scripts.
 */
export function PaperChooser({ at, kinds, choices }: PaperChooserProps) {
  return (
    <form method="get" action={PAPER_OFFERS[kinds[0] ?? "peer-days"].page(at)}>
      {choices.days.length < 2 ? null : (
        <Checkboxes
          name="day"
          legend="Which days?"
          legendSize="m"
          hint="Leave all of them empty to print every day."
          items={choices.days}
          small
        />
      )}
      {kinds.map((kind) => (
        <section key={kind} className="cpc-paper-offer" aria-labelledby={`paper-${kind}`}>
          <h2 className="govuk-heading-m" id={`paper-${kind}`}>
            {PAPER_OFFERS[kind].name}
          </h2>
          <p className="govuk-body">{PAPER_OFFERS[kind].hint}</p>
          <Narrowing kind={kind} choices={choices} />
          <ButtonGroup>
            <Button variant="secondary" formAction={PAPER_OFFERS[kind].page(at)}>
              Open to print<VisuallyHidden>: {PAPER_OFFERS[kind].name}</VisuallyHidden>
            </Button>
            <Button variant="secondary" formAction={PAPER_OFFERS[kind].word(at)}>
              Word file<VisuallyHidden>: {PAPER_OFFERS[kind].name}</VisuallyHidden>
            </Button>
          </ButtonGroup>
        </section>
      ))}
    </form>
  );
}

function Narrowing({ kind, choices }: { kind: PaperKind; choices: PaperChoices }) {
  switch (kind) {
    case "peer-days":
      return (
        <Select
          name="peer"
          label="Which peer?"
          defaultValue={choices.ownPeerId}
          items={[{ value: "", text: "Every peer" }, ...choices.peers]}
        />
      );
    case "wall-grid":
      return (
        <Select
          name="size"
          label="Size of paper"
          hint="A3 can be read from 2 metres."
          items={[
            { value: "A3", text: "A3" },
            { value: "A4", text: "A4" },
          ]}
        />
      );
    case "door-signs":
      return (
        <Select
          name="room"
          label="Which room?"
          items={[{ value: "", text: "Every room with a session" }, ...choices.rooms]}
        />
      );
    case "reception-list":
      return (
        <Select
          name="site"
          label="Which site?"
          items={[{ value: "", text: "Every site" }, ...choices.sites]}
        />
      );
    case "joining-notes":
      return (
        <>
          <Select
            name="person"
            label="Whose note?"
            items={[{ value: "", text: "Everybody with a session" }, ...choices.people]}
          />
          <TextInput
            name="contact"
            label="Whom to contact (optional)"
            hint="For example Jo Bell, 01234 567890. Left empty, the note names the co-ordinator."
            maxLength={MOST_CONTACT_CHARACTERS}
            width={30}
          />
        </>
      );
  }
}
