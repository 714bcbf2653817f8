const HEADINGS = "h1, h2, h3";

/** What a form of the page is called where it is spoken of: its own heading, what it is folded away under, or the last heading before it; empty when there is none. */
export function titleOfForm(formId: string): string {
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return "";
  const before = [...document.querySelectorAll(HEADINGS)].filter(
    (heading) => (heading.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const folded = form.closest("details")?.querySelector("summary");
  const title = form.querySelector(HEADINGS) ?? folded ?? before.at(-1);
  return title?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}
