import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { withLostAnswers } from "./govuk/browser/lost-answers.ts";
import { rememberTyped } from "./govuk/browser/typed-before-scripts.ts";
import { withoutErrorInTitle } from "./govuk/form/error-title.ts";

window.fetch = withLostAnswers(window.fetch.bind(window), () => navigator.onLine);
const putTypedBack = rememberTyped(document);
withoutErrorInTitle(document);

function Browser() {
  useEffect(putTypedBack, []);
  return <RemixBrowser />;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Browser />
    </StrictMode>,
  );
});
