import { data, type LinksFunction, type MetaFunction } from "@remix-run/node";
import {
  Form,
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { open } from "./access/guard.server.ts";
import { openedAsOf } from "./access/opened-as.server.ts";
import { formsKeptFor, whoIsSignedIn } from "./access/person.server.ts";
import { isWithoutAccount, signInWay } from "./access/purpose-links/sign-in-way.ts";
import { FAILURE_WORDS, type RefusalWords, referenceSentence, refusalWords } from "./access/refusal-words.ts";
import { type Unsaved, UnsavedWords, unsavedHeading } from "./access/unsaved/unsaved-words.tsx";
import { to } from "./addresses.ts";
import { NotificationBanner } from "./govuk/display/notification-banner.tsx";
import { VisuallyHidden } from "./govuk/display/visually-hidden.tsx";
import { PageAnswerProvider, useActionAnswer } from "./govuk/form/page-answer.tsx";
import { Footer } from "./govuk/navigation/footer.tsx";
import { GenericHeader } from "./govuk/navigation/generic-header.tsx";
import { pageTitle, SERVICE_NAME } from "./govuk/navigation/page-title.ts";
import { SkipLink } from "./govuk/navigation/skip-link.tsx";
import { useFocusOnNavigation } from "./govuk/navigation/use-focus-on-navigation.ts";
import stylesheet from "./govuk/styles/application.scss?url";
import { CspNonceContext } from "./platform/csp-nonce.ts";
import { isDrawnOnce } from "./platform/drawn-once.ts";
import type { RefusedForm } from "./platform/form-answer.ts";
import { takeNotice } from "./platform/notice.server.ts";
import { challengeOf } from "./writing/drafts/draft.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The title of a page that says none itself; of one that failed, what it says instead. */
export const meta: MetaFunction = ({ error }) => [
  { title: error === undefined ? SERVICE_NAME : pageTitle(headingOf(error)) },
];

export const loader = open(
  { why: "The frame of every page, public ones too: it says only who is signed in." },
  async (routeRequest, args) => {
    const { request, requestId } = routeRequest;
    const account = await whoIsSignedIn(args);
    const kept = await formsKeptFor(args, routeRequest);
    const taken = await takeNotice(request);
    const signedIn =
      account === null
        ? null
        : {
            name: account.name,
            isAdministrator: account.isAdministrator,
            openedAs: openedAsOf(account.id),
          };
    return data(
      { signedIn, notice: taken?.notice ?? null, requestId, kept },
      taken === null ? {} : { headers: { "Set-Cookie": taken.clear } },
    );
  },
);

/** At each step, since a page may hold again what was typed there; not after a form that was not saved, which stays as it is. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus }) =>
  actionStatus === undefined || actionStatus < 400;

// Parts that fold are folded only where scripts run, and before the page is drawn, so that nothing jumps.
const SUPPORTED = 'document.body.className += " js-enabled govuk-frontend-supported"';

interface DocumentProps {
  signedIn: { name: string; isAdministrator: boolean } | null;
  children: ReactNode;
}

function Document({ signedIn, children }: DocumentProps) {
  const nonce = useContext(CspNonceContext);
  const hasScripts = !useMatches().some(({ handle }) => isDrawnOnce(handle));
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
        {hasScripts ? (
          <script
            nonce={nonce}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, carrying the nonce
            dangerouslySetInnerHTML={{ __html: SUPPORTED }}
          />
        ) : null}
        <SkipLink />
        <header>
          <GenericHeader
            logo={SERVICE_NAME}
            url={signedIn === null ? to.publication.welcome() : to.home.challenges()}
            end={<HeaderEnd signedIn={signedIn} />}
          />
        </header>
        {children}
        <footer>
          <Footer
            links={[
              { text: "Published documents", href: to.publication.welcome() },
              { text: "Accessibility", href: to.publication.accessibility() },
              { text: "Privacy", href: to.installation.privacy() },
            ]}
          >
            Times and dates are those of Europe/London.
          </Footer>
        </footer>
        {hasScripts ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

function HeaderEnd({ signedIn }: Pick<DocumentProps, "signedIn">) {
  const { pathname } = useLocation();
  if (signedIn === null) {
    return isWithoutAccount(pathname) ? null : (
      <a className="cpc-header__link" href={to.people.signIn()}>
        Sign in
      </a>
    );
  }
  return (
    <>
      <a className="cpc-header__link" href={to.people.account()}>
        {signedIn.name}
        <VisuallyHidden>, your account</VisuallyHidden>
      </a>
      {signedIn.isAdministrator ? (
        <a className="cpc-header__link" href={to.people.administration()}>
          Administration
        </a>
      ) : null}
      <Form method="post" action={to.people.signOut()} className="cpc-header__form">
        <button type="submit" className="cpc-header__link cpc-header__button">
          Sign out
        </button>
      </Form>
    </>
  );
}

export default function Root() {
  const { signedIn, notice, kept } = useLoaderData<typeof loader>();
  const location = useLocation();
  useFocusOnNavigation();
  return (
    <Document signedIn={signedIn}>
      {notice === null ? null : (
        <div className="govuk-width-container govuk-!-padding-top-4" key={location.key}>
          <NotificationBanner type="success">{notice}</NotificationBanner>
        </div>
      )}
      <PageAnswerProvider openedAs={signedIn?.openedAs ?? null} kept={kept}>
        {/* Anew at each address, but for the frame of a challenge, which draws its own pages anew: fields would keep what they hold. */}
        <Outlet key={challengeOf(location.pathname) ?? location.pathname} />
      </PageAnswerProvider>
    </Document>
  );
}

/** What went wrong, in words a person can act on. A bug shows its reference and nothing else. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = useRouteLoaderData<typeof loader>("root");
  // The frame of a challenge was drawn for its members alone, so its first page is theirs.
  const challenge = useRouteLoaderData<{ home: string }>("areas/home/routes/layout");
  const answer = useActionAnswer();
  const { pathname } = useLocation();
  const signIn = signInWay({ path: pathname, status: isRouteErrorResponse(error) ? error.status : null });
  const unsaved = unsavedOf(error, answer);
  if (unsaved !== null) {
    return (
      <Document signedIn={frame?.signedIn ?? null}>
        <UnsavedWords unsaved={unsaved} refused={wordsFor(error)} />
      </Document>
    );
  }
  // What failed says its reference itself; the frame knows one only where it was read before the failure.
  const {
    heading,
    text,
    reference = isRouteErrorResponse(error) ? undefined : frame?.requestId,
  } = wordsFor(error);
  return (
    <Document signedIn={frame?.signedIn ?? null}>
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main-content">
          <h1 className="govuk-heading-l">{heading}</h1>
          <p className="govuk-body">{text}</p>
          {reference === undefined ? null : <p className="govuk-body">{referenceSentence(reference)}</p>}
          {frame?.signedIn || signIn === null ? null : (
            <p className="govuk-body">
              <a className="govuk-link" href={to.people.signIn()}>
                {signIn}
              </a>
            </p>
          )}
          {challenge === undefined ? null : (
            <p className="govuk-body">
              <a className="govuk-link" href={challenge.home}>
                Go to the first page of this challenge
              </a>
            </p>
          )}
          <p className="govuk-body">
            <a
              className="govuk-link"
              href={frame?.signedIn ? to.home.challenges() : to.publication.welcome()}
            >
              {frame?.signedIn ? "Go to your challenges" : "Go to the first page"}
            </a>
          </p>
        </main>
      </div>
    </Document>
  );
}

/** What was sent and not saved where its form cannot be drawn (access/unsaved-form.server.ts, `asUnsaved`); null when nothing was typed. */
function unsavedOf(error: unknown, answer: RefusedForm | null): Unsaved | null {
  if (!isRouteErrorResponse(error)) return null;
  const { unsaved } = (error.data ?? {}) as { unsaved?: Unsaved };
  if (unsaved !== undefined) return unsaved;
  const { words = [] } = answer ?? {};
  return words.length === 0 ? null : { words, isKept: false, hadFile: false };
}

function headingOf(error: unknown): string {
  const unsaved = unsavedOf(error, null);
  const words = wordsFor(error);
  return unsaved === null ? words.heading : unsavedHeading(unsaved, words);
}

function wordsFor(error: unknown): RefusalWords & { reference?: string } {
  if (!isRouteErrorResponse(error)) return FAILURE_WORDS;
  const { message, reference } = (error.data ?? {}) as { message?: unknown; reference?: unknown };
  return {
    ...refusalWords(error.status, typeof message === "string" ? message : undefined),
    ...(typeof reference === "string" ? { reference } : {}),
  };
}
