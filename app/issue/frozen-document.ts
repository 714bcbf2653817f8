import { z } from "zod";
import { storedJson } from "#app/platform/stored-json.ts";
import { WORD_KINDS, type WordBlock, type WordDocument } from "#app/word/document.ts";

/**
 * A document as it was frozen. A room may keep data beside the words, under names of its own; whoever reads them asks the room for
 * their shape.
 */
export type FrozenDocument = WordDocument & { [ofItsRoom: string]: unknown };

const level = z.literal([1, 2, 3, 4]);
const columns = z.array(z.object({ heading: z.string(), widthPercent: z.number() }));

const block: z.ZodType<WordBlock> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), level, text: z.string() }),
  z.object({ kind: z.literal("markdown"), markdown: z.string(), headingBase: level.optional() }),
  z.object({
    kind: z.literal("paragraph"),
    text: z.string(),
    style: z.enum(["normal", "lead", "caption", "quote"]).optional(),
  }),
  z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(z.string()) }),
  z.object({
    kind: z.literal("table"),
    caption: z.string(),
    columns,
    rows: z.array(z.array(z.string())),
  }),
  z.object({
    kind: z.literal("facts"),
    rows: z.array(z.object({ term: z.string(), detail: z.string() })),
  }),
  z.object({ kind: z.literal("page-break") }),
]);

const document: z.ZodType<FrozenDocument> = z.looseObject({
  kind: z.enum(WORD_KINDS),
  title: z.string(),
  subtitle: z.string().optional(),
  organisation: z.string(),
  dateText: z.string(),
  statusText: z.string(),
  description: z.string(),
  contentsList: z.boolean(),
  orientation: z.enum(["portrait", "landscape"]),
  sections: z.record(z.string(), z.array(block)),
});

/** `IssuedVersion.content`. */
export const frozenDocument = storedJson("the document of an issued version", [document, document]);
