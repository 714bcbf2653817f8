import { withErrorPrefix, withoutErrorPrefix } from "../navigation/page-title.ts";

/**
 * Remix's `meta` cannot see what an action answered, so the server puts "Error: " into the finished page:
 * `entry.server.tsx` calls this on the HTML when the answer to a POST has status 400.
 */
export function withErrorInTitle(html: string): string {
  return html.replace(/(<title[^>]*>)([^<]*)/, (_match, open: string, title: string) => {
    return open + withErrorPrefix(title);
  });
}

/**
 * Takes "Error: " away again just before hydration (`entry.client.tsx`), because React would find a title it did not
 * draw; `usePageForm` puts it back as soon as the form is alive.
 */
export function withoutErrorInTitle(document: Pick<Document, "title">): void {
  document.title = withoutErrorPrefix(document.title);
}
