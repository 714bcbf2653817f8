import { expect, it } from "vitest";
import { drawnPages } from "#tests/support/drawn-pages.ts";
import { open } from "./access/guard.server.ts";

/** What a browser without scripts gets when a form could not be saved: the frame itself was not read then. */
const ask = drawnPages({
  "/form": {
    action: open({ why: "For the test." }, () => {
      throw new TypeError("a secret of the code");
    }),
    default: () => null,
  },
});

it("shows a page with a reference, and nothing of the bug", async () => {
  const { status, html } = await ask("/form", {
    method: "POST",
    body: new URLSearchParams({ a: "1" }),
    requestId: "reference-1234",
  });
  expect(status).toBe(500);
  expect(html).toContain("Sorry, there is a problem with the service");
  expect(html).toContain("reference-1234");
  expect(html).toContain(
    "<title>Sorry, there is a problem with the service – Peer challenge workspace</title>",
  );
  expect(html).toContain("</html>");
  expect(html).not.toContain("secret of the code");
});

/** Short texts, for what is longer than a piece is sent apart: enough for several of the pieces that a page is sent in. */
const SHORT_TEXTS = Array.from({ length: 1000 }, (_, index) => `${index} \u201c\u2014\u{1f642}\u201d`);

it.each(["", "a", "ab", "abc"])("sends letters of several bytes as they are, after %j", async (before) => {
  const drawn = drawnPages({
    "/texts": {
      default: () => (
        <>
          <p>{before}</p>
          {SHORT_TEXTS.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </>
      ),
    },
  });
  const { html } = await drawn("/texts");
  expect(html).not.toContain("\0");
  for (const text of SHORT_TEXTS) expect(html).toContain(`<p>${text}</p>`);
});

it.each([
  ["/decide/6f1c", false],
  ["/availability/6f1c", false],
  ["/published", true],
])("the header of %s offers to sign in: %s", async (address, isOffered) => {
  const drawn = drawnPages({ [address]: { default: () => <p>Here</p> } });
  expect((await drawn(address)).html.includes('href="/sign-in"')).toBe(isOffered);
});
