import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { placeIn } from "../drafts/draft.ts";
import { forgetDrafts, keepDraft, readDrafts } from "../drafts/draft-store.server.ts";
import { DiscardDraftForm, KeepDraftForm } from "../drafts/forms.ts";

/** The drafts of one form of a challenge's page, for whoever wrote it: `{ drafts }`, the newest first. */
export const loader = guarded(
  { at: to.writing.challengeDrafts, permission: "drafts.keep" },
  async ({ actor, permit, url, now }) => {
    return Response.json({
      drafts: await readDrafts(actor.accountId, permit.challengeId, placeIn(url), now),
    });
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
      run: async ({ actor, value, now }) => {
        await forgetDrafts(actor.accountId, value, value.drafts, now);
        return new Response(null, { status: 204 });
      },
    }),
  },
  { isSentByPage: true },
);
