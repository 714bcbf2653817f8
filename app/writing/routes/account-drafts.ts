import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { placeIn } from "../drafts/draft.ts";
import { forgetDraft, keepDraft, readDraft } from "../drafts/draft-store.server.ts";
import { DiscardDraftForm, KeepDraftForm } from "../drafts/forms.ts";

/** The draft of one form of a page outside any challenge, for whoever wrote it: `{ draft }`, null when there is none. */
export const loader = guarded(
  { at: to.writing.accountDrafts, permission: "account.self" },
  async ({ actor, url, now }) => {
    return Response.json({ draft: await readDraft(actor.accountId, null, placeIn(url), now) });
  },
);

export const action = guardedIntents(
  to.writing.accountDrafts,
  {
    keep: intent({
      permission: "account.self",
      form: KeepDraftForm,
      run: async ({ actor, value, now }) => {
        await keepDraft(actor.accountId, null, value, now);
        return new Response(null, { status: 204 });
      },
    }),
    discard: intent({
      permission: "account.self",
      form: DiscardDraftForm,
      run: async ({ actor, value }) => {
        await forgetDraft(actor.accountId, value);
        return new Response(null, { status: 204 });
      },
    }),
  },
  { isSentByPage: true },
);
