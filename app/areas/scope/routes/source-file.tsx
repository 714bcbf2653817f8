import { guarded } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";
import { downloadSource } from "../download-source.server.ts";

/** A source document as it was uploaded. Anything but Word is sent as plain text, which no browser runs. */
export const loader = guarded(
  { at: to.scope.sourceFile, permission: "scope.read" },
  async ({ permit, params, now }) => {
    const { bytes, fileName } = await downloadSource(permit, params.sourceDocumentId, now);
    const isWord = bytes[0] === 0x50 && bytes[1] === 0x4b;
    return download(bytes, fileName, isWord ? WORD_TYPE : "text/plain; charset=utf-8");
  },
);
