import { redirect } from "@remix-run/node";
import { open } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { signOut } from "../sign-in/sign-out.server.ts";

/** Somebody typed the address: nothing happens until the button is pressed. */
export const loader = open({ why: "Goes on to the first page." }, () => redirect(to.publication.welcome()));

export const action = open(
  { why: "Whoever is signed in may sign out." },
  async ({ request, requestId, now, url }) => {
    const { cookie, cameByProvider } = await signOut(request, requestId, now);
    const left = cameByProvider ? "single-sign-on" : "yes";
    // Whoever signs in next goes on where the page of somebody else was still open.
    const returnTo = url.searchParams.get("returnTo");
    return redirect(to.people.signIn({}, { returnTo, left }), {
      headers: {
        "Set-Cookie": cookie,
        // What the browser still holds of the pages goes too; what waits on the device to be sent stays.
        "Clear-Site-Data": '"cache"',
      },
    });
  },
);
