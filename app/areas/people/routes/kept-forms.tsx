import { redirect } from "@remix-run/node";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { forgetKeptForm } from "#app/access/kept-forms.server.ts";
import { to } from "#app/addresses.ts";
import { fieldText } from "#app/platform/form-answer.ts";
import { KeptFormForm } from "../forms.ts";
import { safeReturnTo } from "../sign-in/return-to.ts";

/** Somebody typed the address, or signed in again on the way. */
export const loader = guarded({ permission: "account.self" }, () => redirect(to.home.challenges()));

/** Discards what was typed before a sign-in ended, and goes back to the page of the form. */
export const action = guardedIntents(
  to.people.keptForms,
  {
    discard: intent({
      permission: "account.self",
      form: KeptFormForm,
      run: async ({ actor, value: { place, form } }) => {
        await forgetKeptForm({ accountId: actor.accountId, place, form });
        return redirect(safeReturnTo(place));
      },
    }),
  },
  { leadsTo: (form) => fieldText(form, "place") },
);
