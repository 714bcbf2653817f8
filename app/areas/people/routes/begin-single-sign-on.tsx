import { redirect } from "@remix-run/node";
import { open } from "#app/access/guard.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { BeginSingleSignOnForm } from "../forms.ts";
import { beginSingleSignOn } from "../single-sign-on.server.ts";

/** Nothing to see: whoever comes here by hand wants to sign in. */
export const loader = open({ why: "Nobody is signed in before it." }, () => redirect("/sign-in"));

export const action = open(
  { why: "Nobody is signed in before it; the provider says who it is." },
  async ({ request, now }) => {
    const form = BeginSingleSignOnForm.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) throw new AppError("invalid", "Go back, reload the page and try again.");
    const { invitation, returnTo } = form.data;
    const { url, cookie } = await beginSingleSignOn(
      invitation === undefined
        ? { what: "sign-in", returnTo: returnTo ?? "" }
        : { what: "invitation", token: invitation },
      now,
    );
    return redirect(url, { headers: { "Set-Cookie": cookie } });
  },
);

/** A page, if an empty one: what is refused is said in the workspace's own clothes. */
export default function BeginSingleSignOnPage() {
  return null;
}
