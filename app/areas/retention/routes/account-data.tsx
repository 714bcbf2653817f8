import { guarded } from "#app/access/guard.server.ts";
import { download } from "#app/platform/files/download.server.ts";
import { exportAccount } from "../export-account.server.ts";

export const loader = guarded({ permission: "account.self" }, async ({ actor, requestId, now }) =>
  download(
    new TextEncoder().encode(await exportAccount(actor, requestId, now)),
    `My data, ${actor.name}.json`,
    "application/json; charset=utf-8",
  ),
);
