import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedIntents, intent } from "#app/access/guard.server.ts";
import { NoFieldsForm } from "#app/access/no-fields-form.ts";
import { MOST_SIGN_IN_SESSIONS } from "#app/access/sign-in-session-limits.ts";
import { to } from "#app/addresses.ts";
import { PageHeading } from "#app/govuk/display/page-heading.tsx";
import { Table } from "#app/govuk/display/table.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { PageForm, usePageForm } from "#app/govuk/form/form.tsx";
import { pageTitle } from "#app/govuk/navigation/page-title.ts";
import { formatInstant } from "#app/platform/days.ts";
import { redirectWithNotice } from "#app/platform/notice.server.ts";
import { listOwnSessions } from "../accounts/account-store.server.ts";
import { browserWords } from "../accounts/browser-words.ts";
import { endOneSession, endOtherSessions } from "../accounts/end-sessions.server.ts";
import { PersonPage } from "../components/person-page.tsx";
import { SignInSessionForm } from "../forms.ts";

const HERE = to.people.sessions();

const WAYS_IN: Record<string, string> = {
  password: "Password",
  link: "Link in an e-mail",
  "single-sign-on": "Your organisation's sign-in",
  "single-sign-on-two-factor": "Your organisation's sign-in",
};

export const loader = guarded({ permission: "account.self" }, async ({ account, sessionId }) => ({
  sessions: (await listOwnSessions(account.id, sessionId)).map((session) => ({
    id: session.id,
    isThisOne: session.isThisOne,
    browser: browserWords(session.userAgent),
    method: WAYS_IN[session.method] ?? session.method,
    began: formatInstant(session.createdAt),
    lastSeen: formatInstant(session.lastSeenAt),
  })),
}));

export const action = guardedIntents(to.people.sessions, {
  end: intent({
    permission: "account.self",
    form: SignInSessionForm,
    run: async ({ actor, sessionId, request, requestId, value, now }) => {
      await endOneSession({ actor, sessionId, request, requestId }, value.sessionId, now);
      return redirectWithNotice(HERE, "That browser is signed out.");
    },
  }),
  "end-others": intent({
    permission: "account.self",
    form: NoFieldsForm,
    run: async ({ actor, sessionId, request, requestId, now }) => {
      await endOtherSessions({ actor, sessionId, request, requestId }, now);
      return redirectWithNotice(HERE, "Every other browser is signed out.");
    },
  }),
});

export const meta: MetaFunction = () => [{ title: pageTitle("Signed-in browsers") }];

export default function SessionsPage() {
  const { sessions } = useLoaderData<typeof loader>();
  const one = usePageForm({ id: "end-one" });
  const others = usePageForm({ id: "end-others" });
  return (
    <PersonPage isWide back={{ href: to.people.account(), text: "Your account" }}>
      <PageHeading lead="If you do not know one of these, sign it out and change your password.">
        Signed-in browsers
      </PageHeading>
      <p className="govuk-body">
        You can be signed in with {MOST_SIGN_IN_SESSIONS} browsers at a time. When you sign in with another,
        the one that was not used for the longest is signed out.
      </p>
      <PageForm state={one}>
        <input type="hidden" name="intent" value="end" />
      </PageForm>
      <Table
        caption="Browsers signed in with your account"
        captionHidden
        scrollable
        firstCellIsHeader
        columns={["Browser", "Signed in", "Last used", "By", "Change"].map((header) => ({ header }))}
        rowKeys={sessions.map((session) => session.id)}
        rows={sessions.map((session) => [
          session.browser,
          session.began,
          session.lastSeen,
          session.method,
          session.isThisOne ? (
            "This browser"
          ) : (
            <button
              key="end"
              type="submit"
              form={one.form.id}
              name="sessionId"
              value={session.id}
              className="govuk-button govuk-button--secondary cpc-button--small"
            >
              Sign out <VisuallyHidden>{`${session.browser}, ${session.began}`}</VisuallyHidden>
            </button>
          ),
        ])}
      />
      {sessions.length > 1 ? (
        <PageForm state={others}>
          <Button name="intent" value="end-others" variant="secondary">
            Sign out every other browser
          </Button>
        </PageForm>
      ) : null}
    </PersonPage>
  );
}
