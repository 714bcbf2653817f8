import type { MetaFunction } from "@remix-run/node";
import { open, openForm } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { sayOnItsWay } from "#app/mail/deliveries.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { AskForLinkFields } from "../components/ask-for-link-form.tsx";
import { PersonPage } from "../components/person-page.tsx";
import { AskForLinkForm } from "../forms.ts";
import { askForLink } from "../sign-in/ask-for-link.server.ts";

const WHY = "Whoever cannot sign in asks here; the answer is the same for everybody.";

export const loader = open({ why: WHY }, () => null);

export const action = openForm({
  why: WHY,
  form: AskForLinkForm,
  run: async ({ requestId, clientAddress, now, value }) => {
    await askForLink("sign-in", { email: value.email, clientAddress, requestId }, now);
    return redirectWithNotice(
      to.people.signIn(),
      await sayOnItsWay("If there is an account with that address, a message with a link"),
    );
  },
});

export const meta: MetaFunction = () => [{ title: pageTitle("Sign in by a link") }];

export default function AskForLinkPage() {
  return (
    <PersonPage back={{ href: to.people.signIn(), text: "Sign in" }}>
      <PageHeading lead="For people who come rarely: we send you a link instead of asking for a password. It works for 15 minutes.">
        Sign in by a link
      </PageHeading>
      <AskForLinkFields />
    </PersonPage>
  );
}
