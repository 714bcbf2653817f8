import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { withoutErrorInTitle } from "./govuk/form/error-title.ts";
import { withLostAnswers } from "./govuk/form/lost-answers.ts";
import { rememberTyped } from "./govuk/form/typed-before-scripts.ts";

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
