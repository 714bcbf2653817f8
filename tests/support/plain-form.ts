import type { Page } from "@playwright/test";
import { formsOf, type PageForm, plainText } from "./page-form.ts";

/** What is written into a form: by the name of the field, one text or, of several boxes, those that are ticked. */
export type PlainAnswers = Record<string, string | readonly string[]>;

/**
 * Opens the page of a form, fills it in and sends it as a browser without scripts does, by plain requests with the person's own cookies; answers
 * with the page that this leads to. For the steps of a journey that only lead to what it is about, which another journey takes in the browser:
 * a page there costs a core 400 ms and more, here a tenth. `button` is the value of the form's button; of a page with one nameless form, none.
 * `ifAsked` answers what is only asked where there is something to warn of. Fails where the page has no such form, the form no such field or answer, or the answer is refused.
 */
export async function sendForm(
  { request }: Page,
  path: string,
  button: string | null,
  answers: PlainAnswers,
  ifAsked: PlainAnswers = {},
): Promise<string> {
  const opened = await request.get(path);
  if (opened.status() !== 200) throw new Error(`${path} was answered with ${opened.status()}`);
  const form = formIn(await opened.text(), button, Object.keys(answers));
  const asked = Object.entries(ifAsked).filter(([name]) => form.html.includes(`name="${name}"`));
  const all = { ...answers, ...Object.fromEntries(asked) };
  const body = new URLSearchParams(form.fields.filter(([name]) => all[name] === undefined));
  for (const [name, answer] of Object.entries(all)) {
    for (const value of [answer].flat()) {
      if (!offers(form, name, value)) throw new Error(`${path}: the form offers no "${value}" for ${name}`);
      body.append(name, value);
    }
  }
  if (button !== null) body.append("intent", button);
  const { origin } = new URL(opened.url());
  const sent = await request.post(opened.url(), {
    headers: {
      Origin: origin,
      "Sec-Fetch-Site": "same-origin",
      "Content-Type": "application/x-www-form-urlencoded",
    },
    data: body.toString(),
    maxRedirects: 0,
  });
  const to = sent.headers().location;
  if (sent.status() !== 302 || to === undefined) {
    const said = /class="govuk-error-summary[\s\S]*?<\/ul>/.exec(await sent.text())?.[0] ?? "";
    throw new Error(`${path} was answered with ${sent.status()}: ${said.replaceAll(/<[^>]*>/g, " ")}`);
  }
  const landed = await request.get(to);
  if (landed.status() !== 200) throw new Error(`${path} leads to ${to}, which answers ${landed.status()}`);
  return plainText(await landed.text());
}

/** The words of a page, read by a plain request with the person's own cookies, as whoever draws them need not. */
export async function readWords({ request }: Page, path: string): Promise<string> {
  const answer = await request.get(path);
  if (answer.status() !== 200) throw new Error(`${path} was answered with ${answer.status()}`);
  const main = /<main\b[\s\S]*?<\/main>/.exec(await answer.text())?.[0] ?? "";
  return plainText(main.replaceAll(/<!--.*?-->/g, "").replaceAll(/<[^>]*>/g, " ")).replaceAll(/\s+/g, " ");
}

function formIn(page: string, button: string | null, names: readonly string[]): PageForm {
  const found = formsOf(page).find(
    (form) =>
      (button === null || form.html.includes(`name="intent" value="${button}"`)) &&
      names.every((name) => form.html.includes(`name="${name}"`)),
  );
  if (found === undefined) throw new Error(`no form with the button "${button}" and ${names.join(", ")}`);
  return found;
}

/** Whether a field takes this answer: any words of a text, else one that stands there to be chosen. */
function offers({ html }: PageForm, name: string, value: string): boolean {
  const controls = [...html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => tag);
  const own = controls.filter((tag) => tag.includes(`name="${name}"`));
  if (own.some((tag) => tag.startsWith("<select"))) {
    const options = new RegExp(`<select\\b[^>]*name="${name}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? "";
    return options.includes(`value="${value}"`);
  }
  const choices = own.filter((tag) => /type="(radio|checkbox)"/.test(tag));
  return choices.length === 0 || choices.some((tag) => tag.includes(`value="${value}"`));
}
