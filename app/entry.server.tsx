import { Writable } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { withErrorInTitle } from "./govuk/form/error-title.ts";
import { type ServerDrawing, ServerDrawingContext } from "./govuk/form/page-answer.tsx";
import { CspNonceContext } from "./platform/csp-nonce.ts";
import { RETRY_AFTER_SECONDS } from "./platform/errors.ts";
import { isRefusedForm } from "./platform/form-answer.ts";
import { log } from "./platform/log.server.ts";

/** Milliseconds after which a page that still waits for something is cut off. */
const ABORT_DELAY_MS = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = loadContext.cspNonce;
  const hasAnswer = Object.values(remixContext.staticHandlerContext.actionData ?? {}).some(isRefusedForm);
  const page = (drawing: ServerDrawing, context: EntryContext) => (
    <CspNonceContext.Provider value={nonce}>
      <ServerDrawingContext.Provider value={drawing}>
        <RemixServer context={context} url={request.url} abortDelay={ABORT_DELAY_MS} nonce={nonce} />
      </ServerDrawingContext.Provider>
    </CspNonceContext.Provider>
  );
  const drawing: ServerDrawing = { isFirst: false, isClaimed: hasAnswer && isClaimed(page, remixContext) };
  return new Promise((resolve, reject) => {
    let hasShell = false;
    const { pipe, abort } = renderToPipeableStream(page(drawing, remixContext), {
      nonce,
      onShellReady() {
        hasShell = true;
      },
      onAllReady() {
        clearTimeout(cutOff);
        if (!hasShell) return;
        pipe(
          asOnePiece((html) => {
            headers.set("Content-Type", "text/html; charset=utf-8");
            if (status === 503) headers.set("Retry-After", RETRY_AFTER_SECONDS);
            const body = hasAnswer ? withErrorInTitle(html.toString("utf8")) : html;
            resolve(new Response(body, { status, headers }));
          }),
        );
      },
      onShellError: reject,
      onError(error: unknown) {
        if (hasShell) log.error({ err: error, requestId: loadContext.requestId }, "rendering failed");
      },
    });
    // Ended with the page: it holds all that was drawn.
    const cutOff = setTimeout(abort, ABORT_DELAY_MS).unref();
  });
}

/** Whether a form of the page takes the answer of its action: found by drawing it once, before it is drawn for good. */
function isClaimed(
  page: (drawing: ServerDrawing, context: EntryContext) => ReactElement,
  context: EntryContext,
): boolean {
  const first: ServerDrawing = { isFirst: true, isClaimed: false };
  try {
    // The data that goes along with the page can be read once: it is left for the drawing that is sent.
    renderToStaticMarkup(page(first, { ...context, serverHandoffStream: undefined }));
  } catch {
    // The drawing that is sent fails the same way, and says so.
  }
  return first.isClaimed;
}

/**
 * Takes a page as React writes it and gives it on whole: no page waits for anything once its loaders have answered, and each piece on its way
 * through the streams of the web and a write of its own to the socket costs more than a whole page does (decision 0616).
 *
 * React 18 writes whole pieces of 2,048 bytes, also where a letter of several bytes did not fit at the end: what is left is zeros (react/react#31134),
 * which a browser shows in a field as letters nobody typed. No text of the product holds a zero.
 */
function asOnePiece(send: (html: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    write(piece: Buffer, _encoding, done) {
      let end = piece.length;
      while (end > 0 && piece[end - 1] === 0) end -= 1;
      pieces.push(piece.subarray(0, end));
      done();
    },
    final(done) {
      send(Buffer.concat(pieces));
      done();
    },
  });
}

/** Bugs in loaders and actions: logged with the reference that the error page shows. */
export function handleError(error: unknown, args: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (args.request.signal.aborted) return;
  // An address that no route answers is the visitor's slip, not ours.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  log.error({ err: error, requestId: args.context.requestId }, "a request failed");
}
