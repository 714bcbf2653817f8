import { z } from "zod";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { sha256 } from "#app/platform/sha256.server.ts";
import { storedJson } from "#app/platform/stored-json.ts";
import type { WordDocument } from "#app/word/document.ts";
import {
  type RenderedDocument,
  type RenderedHeading,
  renderDocumentParts,
} from "#app/word/document-to-html.server.ts";

/** A frozen body as it is kept. */
export interface KeptBody {
  html: string;
  headings: string;
  sha256: string;
}

const Headings: z.ZodType<RenderedHeading[]> = z.array(
  z.object({ id: z.string(), text: z.string(), level: z.number() }),
);

/** `PublishedBody.headings`. */
const keptHeadings = storedJson("the headings of a published body", [Headings, Headings]);

const hashOf = (html: string) => sha256(new TextEncoder().encode(html));

/**
 * Draws the words of an issued version as the public reads them and keeps them, in the transaction of the release. A
 * version that has been public before keeps the body it had.
 */
export async function freezeBody(
  tx: Tx,
  issuedVersionId: string,
  document: WordDocument,
  now: Date,
): Promise<KeptBody> {
  const kept = await tx.publishedBody.findUnique({
    where: { issuedVersionId },
    select: { html: true, headings: true, sha256: true },
  });
  if (kept !== null) return kept;
  const { html, headings } = renderDocumentParts(document);
  const body = { html, headings: keptHeadings.write(headings), sha256: hashOf(html) };
  await tx.publishedBody.create({
    data: { issuedVersionId, ...body, drawnAt: now },
    select: { issuedVersionId: true },
  });
  return body;
}

/**
 * The frozen body of a published version. One that was released before bodies were frozen gets its own now. Throws when
 * the body is not the one that was frozen: somebody changed it in the database.
 */
export async function readBody(
  version: { id: string; document: WordDocument; publishedBody: KeptBody | null },
  now: Date,
): Promise<RenderedDocument> {
  const body =
    version.publishedBody ?? (await transaction((tx) => freezeBody(tx, version.id, version.document, now)));
  if (hashOf(body.html) !== body.sha256) {
    throw new Error(`the published body of version ${version.id} does not match its hash`);
  }
  return { html: body.html, headings: keptHeadings.read(body.headings) };
}
