import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { Notice } from "#app/govuk/display/notice.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { WarningText } from "#app/govuk/display/warning-text.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";

interface ConfirmDeleteProps {
  heading: string;
  /** Its own words, so that the right one is deleted. */
  words: string;
  warning: string;
  /** Why it stays; null when it may go. */
  kept: string | null;
  version: number;
  submitText: string;
  backHref: string;
}

/** The page between "Delete" and deleting. */
export function ConfirmDelete(props: ConfirmDeleteProps) {
  const state = usePageForm({ id: "delete" });
  return (
    <>
      <BackLink href={props.backHref} />
      <PageHeading>{props.heading}</PageHeading>
      <InsetText>{props.words}</InsetText>
      {props.kept === null ? (
        <PageForm state={state} version={props.version}>
          <WarningText>{props.warning}</WarningText>
          <ButtonGroup>
            <Button variant="warning" name="intent" value="delete" preventDoubleClick>
              {props.submitText}
            </Button>
            <TextLink href={props.backHref} noVisitedState>
              Keep it
            </TextLink>
          </ButtonGroup>
        </PageForm>
      ) : (
        <Notice tone="problem" headingLevel={2} title={props.kept} />
      )}
    </>
  );
}
