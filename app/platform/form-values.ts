/** The value of a field such as `councils[0].name` among the values of a form; undefined when there is none. */
export function valueAt(values: unknown, name: string): unknown {
  let value: unknown = values;
  for (const part of name.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
