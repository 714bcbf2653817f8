import { z } from "zod";

/**
 * How values stand as JSON in a column: `{"v": 2, "value": …}`, v being the version of the shape. A version is read for as long as
 * there are databases, back-ups and copies that hold it. What has no `v` was stored before versions were written and is read as
 * version 0.
 */
export interface StoredJson<Value> {
  /** The text to store, in the newest version of the shape. */
  write(value: Value): string;
  /** Reads what was stored, in whichever version. Throws when it is of no version that is known; the message holds no words of it. */
  read(text: string): Value;
}

const Versioned = z.strictObject({ v: z.int().min(1), value: z.unknown() });

/**
 * The codec of one column. `what` names it in messages ("the document of an issued version"). `versions` says how each version is
 * read, beginning with 0; the last is the one that is written. A shape that changes gets a version behind the last, and the
 * earlier ones are made to answer with the new shape.
 */
export function storedJson<Value>(
  what: string,
  versions: readonly [z.ZodType<Value>, z.ZodType<Value>, ...z.ZodType<Value>[]],
): StoredJson<Value> {
  const newest = versions.length - 1;
  return {
    write: (value) => JSON.stringify({ v: newest, value }),
    read(text) {
      const { v, value } = opened(what, text);
      const shape = versions[v];
      if (shape === undefined) {
        throw new Error(`${what} is stored in version ${v}, and this program knows versions up to ${newest}`);
      }
      const read = shape.safeParse(value);
      if (read.success) return read.data;
      const [first] = read.error.issues;
      throw new Error(
        `${what} is not as version ${v} says, at “${first?.path.join(".") ?? ""}” (${first?.code})`,
      );
    },
  };
}

function opened(what: string, text: string): { v: number; value: unknown } {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    throw new Error(`${what} is no JSON`);
  }
  const versioned = Versioned.safeParse(stored);
  return versioned.success ? versioned.data : { v: 0, value: stored };
}
