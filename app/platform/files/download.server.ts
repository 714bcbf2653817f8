/** The media type of a Word file. */
export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The media type of an Excel workbook. */
export const EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A file to download. `fileName` is plain words; it is sent in the form every browser understands, and the
 * browser is told neither to guess the type nor to keep the file.
 */
export function download(bytes: Uint8Array, fileName: string, contentType: string): Response {
  return attachment(bytes as Uint8Array<ArrayBuffer>, bytes.byteLength, fileName, contentType);
}

/** The same for a file too large to be held, whose bytes come piece by piece; `byteLength` is how many there are in all. */
export function streamedDownload(
  stream: ReadableStream<Uint8Array>,
  byteLength: number,
  fileName: string,
  contentType: string,
): Response {
  return attachment(stream, byteLength, fileName, contentType);
}

function attachment(
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  byteLength: number,
  fileName: string,
  contentType: string,
): Response {
  // A name cut in the middle of a character would be no text at all, and a stray end of a path no name.
  const name = fileName.replace(/\p{Cs}/gu, "\ufffd").replace(/[\p{Cc}/\\]+/gu, "-");
  const ascii = name.replace(/[^\w .()-]+/g, "-");
  return new Response(body, {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(byteLength),
      "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${extended(name)}`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      // Should a browser show it after all, nothing in it may run, load or reach this address's pages.
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}

/**
 * A picture to be shown on a page, of a type that was found by its own bytes. The same address may show another tomorrow, so
 * the browser asks each time; should it be opened by itself, nothing in it may run, load or reach this address's pages.
 */
export function picture(bytes: Uint8Array, contentType: "image/png" | "image/jpeg"): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(bytes.byteLength),
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}

/** RFC 8187: what encodeURIComponent leaves alone and a header may not hold. */
function extended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
