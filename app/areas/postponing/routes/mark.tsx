import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { TextInput } from "#app/govuk/form/text-input.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { confirmMark } from "../confirm-mark.server.ts";
import { ConfirmMarkForm, OpenAgainForm } from "../forms.ts";
import { WHAT_TO_ASK, WHO_READS } from "../mark-words.ts";
import { readShownMark } from "../read-postponing.server.ts";

export const loader = guarded(
  { permission: "timetable.read", at: to.postponing.mark },
  async ({ permit, params }) => ({
    challenge: permit.challengeTitle,
    challengeId: permit.challengeId,
    ...(await readShownMark(permit, params.markId)),
  }),
);

export const action = guardedIntents(to.postponing.mark, {
  confirm: intent({
    permission: "milestones.edit",
    form: ConfirmMarkForm,
    run: async ({ permit, params, value: { version, how }, now }) => {
      await confirmMark(permit, params.markId, { version, confirmed: true, how }, now);
      return redirectWithNotice(to.postponing.front(permit), "Confirmed again.");
    },
  }),
  openAgain: intent({
    permission: "milestones.edit",
    form: OpenAgainForm,
    run: async ({ permit, params, value: { version }, now }) => {
      await confirmMark(permit, params.markId, { version, confirmed: false, how: "" }, now);
      return redirectWithNotice(to.postponing.front(permit), "To confirm again.");
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.mark.title ?? "Confirm again", { challenge: data?.challenge }) },
];

export default function MarkPage() {
  const { challengeId, mark, about, version, days } = useLoaderData<typeof loader>();
  const confirm = usePageForm<z.input<typeof ConfirmMarkForm>>({
    id: "confirm",
    buttons: ["confirm"],
    defaultValue: { how: mark.how },
  });
  const openAgain = usePageForm<z.input<typeof OpenAgainForm>>({ id: "open-again", buttons: ["openAgain"] });
  return (
    <>
      <BackLink href={to.postponing.front({ challengeId })}>Postponing the visit</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <PageHeading caption="Rested on the earlier days">{mark.title}</PageHeading>
          <ul className="govuk-list">
            {days.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {mark.confirmed === null ? (
            <>
              <p className="govuk-body">{WHAT_TO_ASK[about]}</p>
              {mark.progress === null ? null : <p className="govuk-body">{mark.progress}.</p>}
            </>
          ) : (
            <InsetText>
              <p className="govuk-body">Confirmed again by {mark.confirmed}.</p>
              {mark.how === "" ? null : <p className="govuk-body">{mark.how}</p>}
            </InsetText>
          )}
          <p className="govuk-body">
            <TextLink href={mark.page}>See it</TextLink>
          </p>
          {mark.mayConfirm ? (
            <PageForm state={confirm} version={version}>
              <TextInput
                {...fieldProps(confirm.fields.how)}
                label={about === "invitations" ? "How do you know?" : "How do you know? (optional)"}
                hint={`${about === "invitations" ? "Wanted while messages have not been sent. " : ""}Such as who said so, and when. Your name and the time are kept with it. ${WHO_READS[about]}`}
              />
              <ButtonGroup>
                <Button name="intent" value="confirm" preventDoubleClick>
                  {mark.confirmed === null ? "Confirm again" : "Save"}
                </Button>
                <TextLink href={to.postponing.front({ challengeId })}>Cancel</TextLink>
              </ButtonGroup>
            </PageForm>
          ) : (
            <p className="govuk-body">Whoever arranges it, or the council it is about, confirms it.</p>
          )}
          {mark.mayConfirm && mark.confirmed !== null ? (
            <PageForm state={openAgain} version={version}>
              <Button name="intent" value="openAgain" variant="secondary" preventDoubleClick>
                Not confirmed after all
              </Button>
            </PageForm>
          ) : null}
        </div>
      </div>
    </>
  );
}
