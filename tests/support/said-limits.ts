import type { z } from "zod";
import { guardRule } from "#app/access/guard.server.ts";
import { textsOfForm } from "./form-texts.ts";
import { listedRoutes } from "./route-table.ts";

/** A field for long texts as a page shows it. */
export interface ShownLongField {
  name: string;
  /** The buttons of its form. */
  intents: string[];
  /** The characters that the page says it takes; null where it says none. */
  most: number | null;
}

/** The fields for long texts in the forms of a page, those that count words apart. */
export function longFieldsIn(page: string): ShownLongField[] {
  return (page.replaceAll("<!-- -->", "").match(/<form\b[\s\S]*?<\/form>/g) ?? []).flatMap((form) => {
    const intents = [...form.matchAll(/name="intent"[^>]*\svalue="([^"]*)"/g)].map(([, value = ""]) => value);
    const groups = form.split(/(?=<div class="govuk-form-group)/);
    return groups.flatMap((group) => {
      const name = /<textarea\b[^>]*\sname="([^"]+)"/.exec(group)?.[1];
      if (name === undefined || group.includes("data-maxwords=")) return [];
      const most = /data-maxlength="(\d+)"/.exec(group)?.[1];
      const isSaid =
        most !== undefined && group.includes(`up to ${Number(most).toLocaleString("en-GB")} characters`);
      return [{ name, intents, most: isSaid ? Number(most) : null }];
    });
  });
}

/** What the forms behind an address take: the most characters of a field, by button and name. */
export async function takenBy(path: string): Promise<(intent: string, name: string) => number | undefined> {
  const forms: Record<string, z.ZodType> = {};
  for (const { url, file } of await listedRoutes()) {
    const pattern = new RegExp(`^${url.replaceAll(/:\w+/g, "[^/]+")}$`);
    if (!pattern.test(path)) continue;
    const { action } = (await import(`../../app/${file}`)) as { action?: unknown };
    const rule = guardRule(action);
    if (rule?.kind === "guarded") Object.assign(forms, rule.forms);
  }
  return (intent, name) => {
    const form = forms[intent];
    if (form === undefined) return undefined;
    return new Map(textsOfForm(form)).get(name.replaceAll(/\[\d+\]/g, "[0]"));
  };
}
