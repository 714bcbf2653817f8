import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { downloadIssuedVersion } from "#app/issue/download-issued-version.server.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";

/** The Word file of an issued version; who may have it depends on its kind. */
export const loader = guarded(
  { at: to.challenge.issuedWord, permission: "challenge.read" },
  async ({ permit, params, now }) => {
    const { version, bytes } = await downloadIssuedVersion(permit, params.versionId, now);
    const name = `${version.title}, ${version.status} version ${version.number}.docx`;
    return download(bytes, name, WORD_TYPE);
  },
);
