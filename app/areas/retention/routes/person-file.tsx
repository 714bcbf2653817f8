import { guarded } from "#app/access/guard.server.ts";
import { download } from "#app/platform/files/download.server.ts";
import { exportPerson } from "../export-person.server.ts";

export const loader = guarded({ permission: "personal-data.answer" }, async ({ scope, params, now }) => {
  const { name, text } = await exportPerson(scope, params.personId ?? "", now);
  return download(new TextEncoder().encode(text), `Data on ${name}.json`, "application/json; charset=utf-8");
});
