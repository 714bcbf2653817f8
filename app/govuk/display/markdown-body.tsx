import { classNames } from "../class-names.ts";

export interface MarkdownBodyProps {
  /** Safe HTML: what our own Markdown renderer made and sanitised. Never anything else. */
  html: string;
  /** Longer texts, such as a published report, get a measure that is easy to read. */
  size?: "normal" | "compact";
  lang?: string;
}

/** Text that people wrote, already turned into safe HTML, in the type of the service. */
export function MarkdownBody({ html, size = "normal", lang }: MarkdownBodyProps) {
  return (
    <div
      className={classNames("cpc-markdown", size === "compact" && "cpc-markdown--compact")}
      lang={lang}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one place; callers pass sanitised HTML only
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
