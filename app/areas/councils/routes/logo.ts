import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { picture } from "#app/platform/files/download.server.ts";
import { readKeptFile } from "#app/platform/files/files.server.ts";
import { readLogoPlace } from "../store.server.ts";

/** The logo itself, for the pages of the record. */
export const loader = guarded({ at: to.councils.logo, permission: "council.read" }, async ({ permit }) => {
  const { key, type } = await readLogoPlace(permit);
  return picture(await readKeptFile(key), type);
});
