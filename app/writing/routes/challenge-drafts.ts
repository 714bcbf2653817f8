import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { placeIn } from "../drafts/draft.ts";
import { forgetDraft, keepDraft, readDraft } from "../drafts/draft-store.server.ts";
import { DiscardDraftForm, KeepDraftForm } from "../drafts/forms.ts";

/** The draft of one form of a challenge's page, for whoever wrote it: `{ draft }`, null when there is none. */
export const loader = guarded(
  { at: to.writing.challengeDrafts, permission: "drafts.keep" },
  async ({ actor, permit, url, now }) => {
    return Response.json({ draft: await readDraft(actor.accountId, permit.challengeId, placeIn(url), now) });
  },
);

export const action = guardedIntents(
  to.writing.challengeDrafts,
  {
    keep: intent({
      permission: "drafts.keep",
      form: KeepDraftForm,
      run: async ({ actor, permit, value, now }) => {
        await keepDraft(actor.accountId, permit.challengeId, value, now);
        return new Response(null, { status: 204 });
      },
    }),
    discard: intent({
      permission: "drafts.keep",
      form: DiscardDraftForm,
      run: async ({ actor, value }) => {
        await forgetDraft(actor.accountId, value);
        return new Response(null, { status: 204 });
      },
    }),
  },
  { isSentByPage: true },
);
