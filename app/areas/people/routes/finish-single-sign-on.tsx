import { redirect } from "@remix-run/node";
import { open } from "#app/access/guard.server.ts";
import { whoIsSignedIn } from "#app/access/person.server.ts";
import { finishSingleSignOn } from "../single-sign-on/single-sign-on.server.ts";

export const loader = open(
  { why: "The provider sends people back here, who are not signed in yet." },
  async ({ request, url, requestId, clientAddress, now }, args) => {
    const accountId = (await whoIsSignedIn(args))?.id ?? null;
    const { to, cookies } = await finishSingleSignOn(
      { request, query: url.search, requestId, clientAddress, accountId },
      now,
    );
    return redirect(to, { headers: cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]) });
  },
);

/** A page, if an empty one: what is refused is said in the workspace's own clothes. */
export default function FinishSingleSignOnPage() {
  return null;
}
