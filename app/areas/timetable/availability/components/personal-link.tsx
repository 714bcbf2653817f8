import { Details } from "#app/govuk/display/details.tsx";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

interface PersonalLinkProps {
  name: string;
  /** The address just made, shown this once. */
  newLink: string | null;
  /** The last day on which the newest link works. */
  linkUntil: string | null;
  asked: string | null;
  answered: string | null;
  /** Sessions they are in at times when they cannot come. */
  outside: readonly { href: string; text: string }[];
}

/** How far the question when somebody can come has got, and a link to hand over to those without an address. */
export function PersonalLink({ name, newLink, linkUntil, asked, answered, outside }: PersonalLinkProps) {
  const state = usePageForm<Record<string, never>>({ id: "personal-link" });
  const said = [
    asked !== null ? `Asked on ${asked}.` : answered === null ? "Not asked yet when they can come." : "",
    answered === null ? "" : `Answered on ${answered}.`,
    linkUntil === null ? "" : `Their link works until ${linkUntil}.`,
  ];
  return (
    <>
      {outside.length === 0 ? null : (
        <>
          <WarningText>{name} is expected at times when they cannot come</WarningText>
          <ul className="govuk-list govuk-list--bullet">
            {outside.map(({ href, text }) => (
              <li key={href}>
                <TextLink href={href}>{text}</TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {newLink === null ? null : (
        <InsetText>
          <TextInput
            id="new-link"
            name=""
            label={`A link for ${name}`}
            hint="Copy it now: it is shown this once. Hand it to nobody else. Older links work no longer."
            defaultValue={newLink}
            readOnly
            spellCheck={false}
          />
        </InsetText>
      )}
      <p className="govuk-body">{said.filter((part) => part !== "").join(" ")}</p>
      <Details summary="Make a link to hand over" open={state.form.status === "error"}>
        <PageForm state={state}>
          <p className="govuk-body">
            For somebody without an e-mail address: with the link they say themselves when they can come,
            without an account. It works until the day before the visit begins.
          </p>
          <ButtonGroup>
            <Button name="intent" value="makeLink" variant="secondary" preventDoubleClick>
              Make a link
            </Button>
            {linkUntil === null ? null : (
              <Button name="intent" value="endLink" variant="secondary">
                End the link that works now
              </Button>
            )}
          </ButtonGroup>
        </PageForm>
      </Details>
    </>
  );
}
