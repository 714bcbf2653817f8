import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { download } from "#app/platform/files/download.server.ts";
import { exportPerson } from "../export-person.server.ts";

export const loader = guarded(
  { at: to.retention.personFile, permission: "personal-data.answer" },
  async ({ permit, params, now }) => {
    const { name, text } = await exportPerson(permit, params.personId, now);
    return download(
      new TextEncoder().encode(text),
      `Data on ${name}.json`,
      "application/json; charset=utf-8",
    );
  },
);
