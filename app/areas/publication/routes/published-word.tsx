import { open } from "#app/access/guard.server.ts";
import { to } from "#app/addresses.ts";
import { AppError } from "#app/platform/errors.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";
import { readWithdrawn } from "../public-store.server.ts";
import { readPublishedWord } from "../read-published-file.server.ts";

/** Seconds a copy may be used unasked: short, so that a withdrawal is felt soon. */
const FRESH_SECONDS = 300;

/** The frozen bytes of a published document. */
export const loader = open(
  { at: to.publication.publishedWord, why: "Published documents are for everybody." },
  async ({ request, params }) => {
    const slug = params.slug;
    const file = await readPublishedWord(slug);
    if (file === null) {
      if ((await readWithdrawn(slug)) === null) {
        throw new AppError("not-found", "There is no published document at this address.");
      }
      return new Response("This document has been withdrawn.\n", {
        status: 410,
        headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
      });
    }
    const etag = `"${file.sha256}"`;
    const headers = { "Cache-Control": `public, max-age=${FRESH_SECONDS}, must-revalidate`, ETag: etag };
    if (request.headers.get("If-None-Match") === etag) return new Response(null, { status: 304, headers });
    const response = download(file.bytes, `${slug}.docx`, WORD_TYPE);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  },
);
