/** A message as blocks: from them the plain text and the HTML are made, so that both always say the same. */
export type MailBlock = { text: string } | { link: MailLink };

export interface MailLink {
  url: string;
  label: string;
  /** Opens something without a password: shown to nobody in lists, wiped once the message is sent. */
  isSecret?: boolean;
}

/** What stands in place of a secret link wherever it is not to be read. */
export const HIDDEN_LINK = "(link not shown)";

/** The message as plain text: blocks apart by an empty line, each link on a line of its own. */
export function plainTextOf(blocks: readonly MailBlock[]): string {
  const parts = blocks.map((block) =>
    "text" in block ? block.text.trim() : `${block.link.label}:\n${block.link.url}`,
  );
  return `${parts.join("\n\n")}\n`;
}

/** The message as HTML: no images, no styles from elsewhere, nothing that tells when it was read. */
export function htmlOf(blocks: readonly MailBlock[]): string {
  const parts = blocks.map((block) =>
    "text" in block
      ? `<p>${escapeHtml(block.text.trim()).replaceAll("\n", "<br>")}</p>`
      : block.link.url === HIDDEN_LINK
        ? `<p>${escapeHtml(block.link.label)}: ${HIDDEN_LINK}</p>`
        : `<p><a href="${escapeHtml(block.link.url)}">${escapeHtml(block.link.label)}</a></p>`,
  );
  return `<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Message</title></head><body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5">${parts.join("\n")}</body></html>\n`;
}

/** The same message with its secret links hidden: for lists, and for keeping after it was sent. */
export function withoutSecretLinks(blocks: readonly MailBlock[]): MailBlock[] {
  return blocks.map((block) =>
    "link" in block && block.link.isSecret === true ? { link: { ...block.link, url: HIDDEN_LINK } } : block,
  );
}

export function hasSecretLink(blocks: readonly MailBlock[]): boolean {
  return blocks.some((block) => "link" in block && block.link.isSecret === true);
}

/** Whether a link of a message is hidden where it is shown. */
export function hidesLink(blocks: readonly MailBlock[]): boolean {
  return blocks.some((block) => "link" in block && block.link.url === HIDDEN_LINK);
}

/** One line: what would begin another header is taken out. */
export function lineOf(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ").trim();
}

/** A line of a header, cut to 200 characters. */
export function headerText(text: string): string {
  return lineOf(text).slice(0, 200);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
