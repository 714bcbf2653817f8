import { data, type LinksFunction, type MetaFunction } from "@remix-run/node";
import {
  Form,
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { open, whoIsSignedIn } from "./access/guard.server.ts";
import { Footer } from "./govuk/footer.tsx";
import { GenericHeader } from "./govuk/generic-header.tsx";
import { NotificationBanner } from "./govuk/notification-banner.tsx";
import { SERVICE_NAME } from "./govuk/page-title.ts";
import { SkipLink } from "./govuk/skip-link.tsx";
import stylesheet from "./govuk/styles/application.scss?url";
import { useFocusOnNavigation } from "./govuk/use-focus-on-navigation.ts";
import { VisuallyHidden } from "./govuk/visually-hidden.tsx";
import { CspNonceContext } from "./platform/csp-nonce.ts";
import { takeNotice } from "./platform/notice.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: SERVICE_NAME }];

export const loader = open(
  { why: "The frame of every page, public ones too: it says only who is signed in." },
  async ({ request, requestId }, args) => {
    const account = await whoIsSignedIn(args);
    const taken = await takeNotice(request);
    const signedIn =
      account === null ? null : { name: account.name, isAdministrator: account.isAdministrator };
    return data(
      { signedIn, notice: taken?.notice ?? null, requestId },
      taken === null ? {} : { headers: { "Set-Cookie": taken.clear } },
    );
  },
);

// Parts that fold are folded only where scripts run, and before the page is drawn, so that nothing jumps.
const SUPPORTED = 'document.body.className += " js-enabled govuk-frontend-supported"';

interface DocumentProps {
  signedIn: { name: string; isAdministrator: boolean } | null;
  children: ReactNode;
}

function Document({ signedIn, children }: DocumentProps) {
  const nonce = useContext(CspNonceContext);
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0f4c5c" />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body" suppressHydrationWarning>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, carrying the nonce
          dangerouslySetInnerHTML={{ __html: SUPPORTED }}
        />
        <SkipLink />
        <header>
          <GenericHeader
            logo={SERVICE_NAME}
            url={signedIn === null ? "/" : "/challenges"}
            end={<HeaderEnd signedIn={signedIn} />}
          />
        </header>
        {children}
        <footer>
          <Footer
            links={[
              { text: "Published documents", href: "/" },
              { text: "Accessibility", href: "/accessibility" },
              { text: "Privacy", href: "/privacy" },
            ]}
          >
            Times and dates are those of Europe/London.
          </Footer>
        </footer>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

function HeaderEnd({ signedIn }: Pick<DocumentProps, "signedIn">) {
  if (signedIn === null) {
    return (
      <a className="cpc-header__link" href="/sign-in">
        Sign in
      </a>
    );
  }
  return (
    <>
      <a className="cpc-header__link" href="/account">
        {signedIn.name}
        <VisuallyHidden>, your account</VisuallyHidden>
      </a>
      {signedIn.isAdministrator ? (
        <a className="cpc-header__link" href="/administration">
          Administration
        </a>
      ) : null}
      <Form method="post" action="/sign-out" className="cpc-header__form">
        <button type="submit" className="cpc-header__link cpc-header__button">
          Sign out
        </button>
      </Form>
    </>
  );
}

export default function Root() {
  const { signedIn, notice } = useLoaderData<typeof loader>();
  const location = useLocation();
  useFocusOnNavigation();
  return (
    <Document signedIn={signedIn}>
      {notice === null ? null : (
        <div className="govuk-width-container govuk-!-padding-top-4" key={location.key}>
          <NotificationBanner type="success">{notice}</NotificationBanner>
        </div>
      )}
      <Outlet />
    </Document>
  );
}

/** What went wrong, in words a person can act on. A bug shows its reference and nothing else. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>("root");
  const { heading, text } = wordsFor(error);
  return (
    <Document signedIn={frame?.signedIn ?? null}>
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main-content">
          <h1 className="govuk-heading-l">{heading}</h1>
          <p className="govuk-body">{text}</p>
          {isRouteErrorResponse(error) || frame === undefined ? null : (
            <p className="govuk-body">
              If it goes on, tell the people who run this service. The reference is{" "}
              <strong>{frame.requestId}</strong>.
            </p>
          )}
          {frame?.signedIn ? null : (
            <p className="govuk-body">
              <a className="govuk-link" href="/sign-in">
                {isRouteErrorResponse(error) && error.status === 410
                  ? "Go to the sign-in page, where you can ask for another link"
                  : "Go to the sign-in page"}
              </a>
            </p>
          )}
          <p className="govuk-body">
            <a className="govuk-link" href={frame?.signedIn ? "/challenges" : "/"}>
              {frame?.signedIn ? "Go to your challenges" : "Go to the first page"}
            </a>
          </p>
        </main>
      </div>
    </Document>
  );
}

function wordsFor(error: unknown): { heading: string; text: string } {
  if (!isRouteErrorResponse(error)) {
    return {
      heading: "Sorry, there is a problem with the service",
      text: "What you typed before may not have been saved. Try again later.",
    };
  }
  const said: unknown = (error.data as { message?: unknown } | null)?.message;
  const text = typeof said === "string" ? said : undefined;
  switch (error.status) {
    case 403:
      return { heading: "You cannot do this", text: text ?? "Your role does not allow it." };
    case 404:
      return {
        heading: "Page not found",
        text:
          text ??
          "There is no page at this address. If you typed it, check it; if you followed a link, it may be old.",
      };
    case 409:
      return {
        heading: "Something changed meanwhile",
        text: text ?? "Go back, reload the page and try again.",
      };
    case 503:
      return {
        heading: "Not possible just now",
        text: text ?? "Wait a few seconds and try again.",
      };
    default:
      return {
        heading: "This could not be done",
        text: text ?? "Go back, check what you sent and try again.",
      };
  }
}
