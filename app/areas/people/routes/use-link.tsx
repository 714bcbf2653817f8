import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { open } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { readLink } from "../accounts/account-links.server.ts";
import { PersonPage } from "../components/person-page.tsx";
import { signInByLink } from "../sign-in/accept-link.server.ts";

const WHY = "Whoever has the link is not signed in yet: the link is what lets them in.";

export const loader = open({ at: to.people.useLink, why: WHY }, async ({ params, now }) => {
  const { account } = await readLink("sign-in", params.token, now);
  return { name: account?.name ?? "" };
});

export const action = open(
  { at: to.people.useLink, why: WHY },
  async ({ request, params, requestId, now }) => {
    const cookie = await signInByLink({ token: params.token, request, requestId }, now);
    return redirect(to.home.challenges(), { headers: { "Set-Cookie": cookie } });
  },
);

export const meta: MetaFunction = () => [{ title: pageTitle("Sign in") }];

export default function UseLinkPage() {
  const { name } = useLoaderData<typeof loader>();
  const state = usePageForm({ id: "use-link" });
  return (
    <PersonPage>
      <PageHeading lead="The link in your message works once. Go on in this browser?">
        Sign in as {name}
      </PageHeading>
      <PageForm state={state}>
        <Button preventDoubleClick>Sign in</Button>
      </PageForm>
    </PersonPage>
  );
}
