import { redirect } from "@remix-run/node";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { to } from "#app/addresses.ts";
import { AppError } from "#app/platform/errors.ts";
import { streamedDownload } from "#app/platform/files/download.server.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { takeCopyAway } from "../take-copy-away.server.ts";

/** Somebody typed the address: nothing is made until the button is pressed. */
export const loader = guarded({ permission: "copy.open" }, ({ permit }) => redirect(to.archive.copy(permit)));

/** The copy of one's own side, made now and sent. */
export const action = guardedIntents(to.archive.copyFile, {
  team: intent({
    permission: "copy.take-team",
    form: NoFieldsForm,
    run: ({ permit, now }) => send({ kind: "team", permit }, now),
  }),
  council: intent({
    permission: "copy.take-council",
    form: NoFieldsForm,
    run: ({ permit, now }) => send({ kind: "council", permit }, now),
  }),
});

async function send(copy: Parameters<typeof takeCopyAway>[0], now: Date) {
  try {
    const { stream, bytes, fileName } = await takeCopyAway(copy, now);
    return streamedDownload(stream, bytes, fileName, "application/zip");
  } catch (error) {
    // There is no form to say it at: the page with the button does.
    if (error instanceof AppError && ["busy", "conflict", "not-writable"].includes(error.code)) {
      return redirectWithNotice(
        to.archive.copy({ challengeId: copy.permit.challengeId }),
        `No copy was made. ${error.message}`,
      );
    }
    throw error;
  }
}
