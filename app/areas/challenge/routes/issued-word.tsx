import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { downloadIssuedVersion } from "#app/issue/download-issued-version.server.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";
import { issuedFileName } from "../document-title.ts";
import { listCouncils } from "../read-challenge.server.ts";

/** The Word file of an issued version; who may have it depends on its kind. */
export const loader = guarded(
  { at: to.challenge.issuedWord, permission: "challenge.read" },
  async ({ permit, params, now }) => {
    const { version, bytes } = await downloadIssuedVersion(permit, params.versionId, now);
    const whose = (await listCouncils(permit)).filter(
      ({ id }) => version.councilId === null || id === version.councilId,
    );
    return download(
      bytes,
      issuedFileName(
        version,
        whose.map(({ name }) => name),
      ),
      WORD_TYPE,
    );
  },
);
