import type { ReactNode } from "react";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, type PageFormState } from "#app/govuk/form/form.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { CouncilPage } from "./council-page.tsx";

export interface CouncilFormPageProps<Schema extends Record<string, unknown>> {
  back: { href: string; text: string };
  /** The council, above the heading. */
  caption: string;
  heading: string;
  lead?: string;
  state: PageFormState<Schema>;
  version: number | string;
  /** What the council does besides, before and after the form. */
  before?: ReactNode;
  after?: ReactNode;
  /** The fields. */
  children: ReactNode;
}

/** A page on which one thing of a council's record is changed: what it is, its fields, Save and Cancel. */
export function CouncilFormPage<Schema extends Record<string, unknown>>({
  back,
  caption,
  heading,
  lead,
  state,
  version,
  before,
  after,
  children,
}: CouncilFormPageProps<Schema>) {
  return (
    <CouncilPage back={back}>
      {before}
      <PageForm state={state} version={version}>
        <PageHeading caption={caption} {...(lead === undefined ? {} : { lead })}>
          {heading}
        </PageHeading>
        {children}
        <ButtonGroup>
          <Button name="intent" value="save" preventDoubleClick>
            Save
          </Button>
          <TextLink href={back.href}>Cancel</TextLink>
        </ButtonGroup>
      </PageForm>
      {after}
    </CouncilPage>
  );
}
