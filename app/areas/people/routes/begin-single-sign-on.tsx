import { redirect } from "@remix-run/node";
import { open, openForm } from "#app/access/guard.server.ts";
import { BeginSingleSignOnForm } from "../forms.ts";
import { beginSingleSignOn } from "../single-sign-on.server.ts";

/** Nothing to see: whoever comes here by hand wants to sign in. */
export const loader = open({ why: "Nobody is signed in before it." }, () => redirect("/sign-in"));

export const action = openForm({
  why: "Nobody is signed in before it; the provider says who it is.",
  form: BeginSingleSignOnForm,
  otherwise: "Go back, reload the page and try again.",
  run: async ({ now, value: { invitation, returnTo } }) => {
    const { url, cookie } = await beginSingleSignOn(
      invitation === undefined
        ? { what: "sign-in", returnTo: returnTo ?? "" }
        : { what: "invitation", token: invitation },
      now,
    );
    return redirect(url, { headers: { "Set-Cookie": cookie } });
  },
});

/** A page, if an empty one: what is refused is said in the workspace's own clothes. */
export default function BeginSingleSignOnPage() {
  return null;
}
