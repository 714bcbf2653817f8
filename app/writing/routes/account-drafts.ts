import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { placeIn } from "../drafts/draft.ts";
import { forgetDrafts, keepDraft, readDrafts } from "../drafts/draft-store.server.ts";
import { DiscardDraftForm, KeepDraftForm } from "../drafts/forms.ts";

/** The drafts of one form of a page outside any challenge, for whoever wrote it: `{ drafts }`, the newest first. */
export const loader = guarded(
  { at: to.writing.accountDrafts, permission: "account.self" },
  async ({ actor, url, now }) => {
    return Response.json({ drafts: await readDrafts(actor.accountId, null, placeIn(url), now) });
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
      run: async ({ actor, value, now }) => {
        await forgetDrafts(actor.accountId, value, value.drafts, now);
        return new Response(null, { status: 204 });
      },
    }),
  },
  { isSentByPage: true },
);
