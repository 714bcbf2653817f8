import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { InsetText } from "#app/govuk/display/inset-text.tsx";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { LongText } from "#app/govuk/form/counted/character-count.tsx";
import { fieldProps, PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { BackLink } from "#app/govuk/navigation/back-link.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { TextLink } from "#app/govuk/navigation/text-link.tsx";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { changePrivacyNotice } from "../change-privacy-notice.server.ts";
import { PrivacyNoticeForm } from "../forms.ts";
import { placesToFill } from "../privacy-notice-text.ts";
import { readPrivacyNotice } from "../store.server.ts";

export const loader = guarded({ permission: "installation.manage" }, async () => {
  const { text, version, writtenByName, writtenAt } = await readPrivacyNotice();
  return {
    text,
    version,
    places: placesToFill(text),
    saved: writtenAt === null ? null : `${formatInstant(writtenAt)}, by ${writtenByName}`,
  };
});

export const action = guardedIntents(to.installation.editPrivacyNotice, {
  save: intent({
    permission: "installation.manage",
    form: PrivacyNoticeForm,
    run: async ({ actor, value, now, requestId }) => {
      await changePrivacyNotice(actor, value, now, requestId);
      return redirectWithNotice(to.installation.editPrivacyNotice(), "Privacy notice saved.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Change the privacy notice") }];

export default function EditPrivacyNoticePage() {
  const { text, version, places, saved } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-width-container">
      <BackLink href={to.people.administration()}>Administration</BackLink>
      <main className="govuk-main-wrapper" id="main-content">
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-two-thirds">
            <PageHeading lead="Everybody can read it, and people are sent there when they are asked to come. Each text that you save is kept.">
              Privacy notice
            </PageHeading>
            <p className="govuk-body">
              {saved === null
                ? "Nobody has saved a notice yet: people see the text that comes with the workspace, and that it is not confirmed."
                : `Last saved ${saved}.`}{" "}
              <TextLink href={to.installation.privacy()}>Read it as others see it</TextLink>
            </p>
            {places.length === 0 ? null : (
              <InsetText>
                <p className="govuk-body">
                  {places.length === 1 ? "One place is" : `${places.length} places are`} still to be filled
                  in:
                </p>
                <ul className="govuk-list govuk-list--bullet">
                  {places.map((place) => (
                    <li key={place}>{place}</li>
                  ))}
                </ul>
              </InsetText>
            )}
            <NoticeFields text={text} version={version} />
          </div>
        </div>
      </main>
    </div>
  );
}

function NoticeFields({ text, version }: { text: string; version: number }) {
  const state = usePageForm<z.input<typeof PrivacyNoticeForm>>({
    id: "privacy-notice",
    defaultValue: { text, version: String(version) },
  });
  const { fields } = state;
  return (
    <PageForm state={state} version={version}>
      <LongText
        {...fieldProps(fields.text)}
        most={30_000}
        label="Privacy notice"
        hint="A number sign and a space (#) begin a heading, a hyphen and a space (-) an item of a list."
        rows={30}
      />
      <Button type="submit" name="intent" value="save">
        Save
      </Button>
    </PageForm>
  );
}
