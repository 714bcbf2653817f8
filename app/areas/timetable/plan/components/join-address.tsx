import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";

interface JoinAddressProps {
  address: string;
  isLink: boolean;
  /** What is joined, for whoever hears the link alone. */
  title?: string;
}

/** A link or a telephone number by which people join a session; the whole of it is shown, so that it can be copied. */
export function JoinAddress({ address, isLink, title }: JoinAddressProps) {
  if (!isLink) return <span className="cpc-join-address">{address}</span>;
  return (
    <a className="govuk-link cpc-join-address" href={address} rel="noreferrer noopener" target="_blank">
      {address}
      <VisuallyHidden>{title === undefined ? "" : `: ${title}`} (opens in a new tab)</VisuallyHidden>
    </a>
  );
}
