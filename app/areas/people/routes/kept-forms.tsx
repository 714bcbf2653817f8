import { redirect } from "@remix-run/node";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { forgetKeptForm, readKeptForms } from "#app/access/kept-forms.server.ts";
import { to } from "#app/addresses.ts";
import { fieldText } from "#app/platform/form-answer.ts";
import { OPENINGS_FIELD } from "#app/writing/drafts/draft.ts";
import { forgetSentDrafts } from "#app/writing/drafts/draft-store.server.ts";
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
      run: async ({ actor, value: { place, form }, url, now }) => {
        const { accountId } = actor;
        const kept = (await readKeptForms(accountId, place, now)).find((each) => each.form === form);
        await forgetKeptForm({ accountId, place, form });
        if (kept !== undefined) {
          const address = new URL(place, url).pathname;
          const openings = String(kept.initialValue[OPENINGS_FIELD] ?? "");
          await forgetSentDrafts(accountId, { address, form }, openings, new Date(kept.keptAt));
        }
        return redirect(safeReturnTo(place));
      },
    }),
  },
  { leadsTo: (form) => fieldText(form, "place") },
);
