import { data, type HeadersFunction, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { open, openForm } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { PersonPage } from "../components/person-page.tsx";
import { BeginSingleSignOnForm } from "../forms.ts";
import { settingsOfProvider } from "../single-sign-on/identity-provider.server.ts";
import { beginSingleSignOn, leaveTo, readLeaving } from "../single-sign-on/single-sign-on.server.ts";

/** Goes on to the provider; whoever comes here by hand wants to sign in. */
export const loader = open({ why: "Nobody is signed in before it." }, async ({ request, now }) => {
  const url = await readLeaving(request, now);
  if (url === null) throw redirect(to.people.signIn());
  // Not a redirect: browsers would hold it against the policy of the page whose form led here.
  return data({ url, name: settingsOfProvider().name }, { headers: { Refresh: `0; url=${url}` } });
});

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = openForm({
  why: "Nobody is signed in before it; the provider says who it is.",
  form: BeginSingleSignOnForm,
  otherwise: "Go back, reload the page and try again.",
  run: async ({ now, isDocument, value: { invitation, returnTo } }) => {
    const { url, cookie } = await beginSingleSignOn(
      invitation === undefined
        ? { what: "sign-in", returnTo: returnTo ?? "" }
        : { what: "invitation", token: invitation },
      now,
    );
    return redirect(leaveTo(url, isDocument), { headers: { "Set-Cookie": cookie } });
  },
});

export const meta: MetaFunction = () => [{ title: pageTitle("Going on to sign in") }];

export default function BeginSingleSignOnPage() {
  const { url, name } = useLoaderData<typeof loader>();
  return (
    <PersonPage back={{ href: to.people.signIn(), text: "Sign in" }}>
      <PageHeading>Going on to sign in with your {name}</PageHeading>
      <p className="govuk-body">
        If nothing happens,{" "}
        <a className="govuk-link" href={url}>
          go on to sign in
        </a>
        .
      </p>
    </PersonPage>
  );
}
