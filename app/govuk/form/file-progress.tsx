import { useNavigation } from "@remix-run/react";

/**
 * Says below the button of a form with files that they are on their way, from the press of it until the answer is there.
 * Without JavaScript it stays empty and the browser shows that it waits.
 */
export function FileProgress() {
  const { state, formData } = useNavigation();
  const names = state === "idle" ? [] : namesOfFiles(formData);
  return (
    <p className="govuk-body" role="status">
      {names.length === 0
        ? ""
        : `Reading ${names.join(" and ")}. ${names.length === 1 ? "It takes" : "Each takes"} ten seconds at most, longer only while other files are read first. Stay on this page: it goes on by itself.`}
    </p>
  );
}

function namesOfFiles(form: FormData | undefined): string[] {
  return [...(form?.values() ?? [])].flatMap((value) =>
    value instanceof File && value.size > 0 ? [`“${value.name}”`] : [],
  );
}
