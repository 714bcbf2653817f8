import { Form, useInRouterContext, useLocation } from "@remix-run/react";
import { to } from "#app/addresses.ts";
import type { KeptForm } from "#app/platform/form-answer.ts";
import { NotificationBanner } from "../display/notification-banner.tsx";
import { Button } from "./button.tsx";
import { OpenedAs } from "./opened-as.tsx";

/** Above a form that holds again what was typed before a sign-in ended. */
export function KeptNotice({ kept }: { kept: KeptForm }) {
  const inRouter = useInRouterContext();
  return (
    <NotificationBanner titleId={`kept-${kept.form}`} title="Not saved yet">
      <p className="govuk-notification-banner__heading">
        What you typed before your sign-in ended is back in this form.
      </p>
      <p className="govuk-body">
        Check it and save it. It is kept for an hour, for you alone.
        {kept.hadFile ? " The file you had chosen was not kept: choose it again." : ""}
      </p>
      {inRouter ? <DiscardKept form={kept.form} /> : null}
    </NotificationBanner>
  );
}

function DiscardKept({ form }: { form: string }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={to.people.keptForms()} reloadDocument>
      <OpenedAs />
      <input type="hidden" name="place" value={pathname + search} />
      <input type="hidden" name="form" value={form} />
      <Button name="intent" value="discard" variant="secondary" className="govuk-!-margin-bottom-0">
        Discard what was typed
      </Button>
    </Form>
  );
}
