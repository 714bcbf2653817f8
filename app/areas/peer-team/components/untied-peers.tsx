import type { z } from "zod";
import { to } from "#app/addresses.ts";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { Select } from "#app/govuk/form/select.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import type { TiePeerForm } from "../forms.ts";

interface UntiedPerson {
  membershipId: string;
  name: string;
  email: string;
}

interface UntiedPeersProps {
  challengeId: string;
  people: readonly UntiedPerson[];
  /** The named places that nobody signs in for. */
  places: readonly { id: string; name: string }[];
}

/** Whoever signs in as a peer and is tied to no place of the team: what that means, and which place is theirs. */
export function UntiedPeers({ challengeId, people, places }: UntiedPeersProps) {
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="untied">
      <h2 className="govuk-heading-m" id="untied">
        {people.length === 1
          ? "1 account is tied to no place"
          : `${people.length} accounts are tied to no place`}
      </h2>
      <WarningText>
        Whoever is tied to no place sees every session in their calendar, and nobody knows which are theirs.
        An account is tied by itself to the place with the same e-mail address.
      </WarningText>
      {people.map((person) => (
        <UntiedPeer key={person.membershipId} person={person} places={places} />
      ))}
      {places.length === 0 ? (
        <p className="govuk-body">
          No place has a name and is free.{" "}
          <TextLink href={to.peerTeam.newPeer({ challengeId })} noVisitedState>
            Add a place
          </TextLink>
          , or write a name in one that is still wanted.
        </p>
      ) : null}
    </section>
  );
}

function UntiedPeer({ person, places }: { person: UntiedPerson; places: UntiedPeersProps["places"] }) {
  const { membershipId, name, email } = person;
  const state = usePageForm<z.input<typeof TiePeerForm>>({
    id: `tie-${membershipId}`,
    buttons: ["tie"],
    defaultValue: { peerId: places.length === 1 ? places[0]?.id : undefined },
  });
  return (
    <>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{name}</h3>
      <p className="govuk-body govuk-!-text-break-word">{email}</p>
      {places.length === 0 ? null : (
        <PageForm state={state}>
          <input type="hidden" name="membershipId" value={membershipId} />
          <Select
            {...fieldProps(state.fields.peerId)}
            label={
              <>
                Place in the team<VisuallyHidden> of {name}</VisuallyHidden>
              </>
            }
            items={[
              { value: "", text: "Choose a place" },
              ...places.map(({ id, name: text }) => ({ value: id, text })),
            ]}
          />
          <Button name="intent" value="tie" variant="secondary" preventDoubleClick>
            Tie to this place<VisuallyHidden>: {name}</VisuallyHidden>
          </Button>
        </PageForm>
      )}
    </>
  );
}
