import { z } from "zod";

interface JsonSchema {
  type?: string;
  maxLength?: number;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

/** The names of all texts of a form as it is sent, each with the most characters it takes: infinitely many where nothing says it. */
export function textsOfForm(form: z.ZodType): [name: string, most: number][] {
  const sent = textsOf(jsonOf(form, "input"));
  // A text that is made one line first says how long it may be only behind that.
  const read = new Map(textsOf(jsonOf(form, "output")));
  return sent.map(([name, most]) => [name, Math.min(most, read.get(name) ?? most)]);
}

function jsonOf(form: z.ZodType, io: "input" | "output"): JsonSchema {
  return z.toJSONSchema(form, { io, unrepresentable: "any" }) as JsonSchema;
}

function textsOf(schema: JsonSchema, name = ""): [string, number][] {
  const parts = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  const here = Object.entries(schema.properties ?? {}).flatMap(([key, of]) =>
    textsOf(of, name === "" ? key : `${name}.${key}`),
  );
  const items = schema.items === undefined ? [] : textsOf(schema.items, `${name}[0]`);
  const isText = schema.type === "string" && schema.enum === undefined && schema.const === undefined;
  const own: [string, number][] = isText && name !== "" ? [[name, schema.maxLength ?? Infinity]] : [];
  return [...own, ...here, ...items, ...parts.flatMap((part) => textsOf(part, name))];
}
