// A type, not an interface: Remix's own is open to any key, and only a type fits into that.
/** What the server tells every loader, action and entry.server.tsx about the request. */
export type RequestContext = {
  /** Goes on every inline script; a new one for each response. */
  cspNonce: string;
  /** Names the request in the log and on the page that says sorry. */
  requestId: string;
  /** The caller's network address, as far as trusted proxies tell it; for limits on sign-in, never shown. */
  clientAddress: string;
  /** Whether the browser itself asks for a page, rather than a script of ours for what is in it. */
  isDocument: boolean;
  /** Filled in by the guard once it knows, so that the log line names the account (an id, never an e-mail address). */
  accountId: string | null;
  /** Whether no page is round what the address answers with (a file, a stream): the guard then draws its own. */
  answersWithoutPage?: boolean;
};

declare module "@remix-run/node" {
  interface AppLoadContext extends RequestContext {}
}
