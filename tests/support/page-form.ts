/** One form of a page, as a browser without scripts would send it. */
export interface PageForm {
  /** Every field that would be sent, in order: ticked boxes, chosen options, texts. */
  fields: [string, string][];
  /** The form's own markup. */
  html: string;
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#x27": "'",
  "#39": "'",
  nbsp: " ",
};

/** Text of a page with its entities read. */
export function plainText(html: string): string {
  return html.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, , value] of tag.matchAll(/\s([\w:-]+)(="([^"]*)")?/g)) {
    attributes.set(name as string, plainText(value ?? ""));
  }
  return attributes;
}

/** The forms of a page that a test reads; enough of HTML for pages that React drew. */
export function formsOf(page: string): PageForm[] {
  return [...page.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, html = ""]) => ({
    html,
    fields: fieldsOf(html),
  }));
}

/** The form with a button of this name for the action. */
export function formWithButton(page: string, intent: string): PageForm {
  const found = formsOf(page).find(({ html }) => html.includes(`name="intent" value="${intent}"`));
  if (found === undefined) throw new Error(`no form with the button "${intent}"`);
  return found;
}

function fieldsOf(html: string): [string, string][] {
  const fields: [string, string][] = [];
  const CONTROL =
    /<input\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g;
  for (const [, input, area, text = "", select, options = ""] of html.matchAll(CONTROL)) {
    const attributes = attributesOf(input ?? area ?? select ?? "");
    const name = attributes.get("name");
    if (name === undefined || attributes.has("disabled")) continue;
    if (area !== undefined) {
      // The first line break after the tag is not part of the text.
      fields.push([name, plainText(text.replace(/^\n/, ""))]);
    } else if (select !== undefined) {
      const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)].map(([, tag = "", shown = ""]) => ({
        attributes: attributesOf(tag),
        shown: plainText(shown),
      }));
      const chosen = all.find((option) => option.attributes.has("selected")) ?? all[0];
      if (chosen) fields.push([name, chosen.attributes.get("value") ?? chosen.shown]);
    } else {
      const type = attributes.get("type") ?? "text";
      if (type === "submit" || type === "file") continue;
      if ((type === "checkbox" || type === "radio") && !attributes.has("checked")) continue;
      fields.push([name, attributes.get("value") ?? ""]);
    }
  }
  return fields;
}
