import { Table } from "#app/govuk/display/table.tsx";
import type { TeamContact } from "../contact-card.server.ts";
import { PEER_ROLE_NAMES } from "../peer-words.ts";

interface ContactCardProps {
  contacts: readonly TeamContact[];
  /** Whether what they eat and need is shown: to those who arrange the visit. */
  withNeeds: boolean;
}

const NOT_SAID = "Not said";

/** The confirmed team on one card: how each is reached, and for those who arrange the visit what each needs. */
export function ContactCard({ contacts, withNeeds }: ContactCardProps) {
  if (contacts.length === 0) return null;
  const columns = ["Name", "Telephone", ...(withNeeds ? ["Food and drink", "Access needs"] : [])];
  return (
    <Table
      caption="Contact card"
      captionSize="m"
      firstCellIsHeader
      scrollable
      columns={columns.map((header) => ({ header }))}
      rowKeys={contacts.map(({ id }) => id)}
      rows={contacts.map(({ id, name, role, telephone, diet, accessNeeds }) => [
        <span key={id}>
          {name}
          <br />
          <span className="govuk-!-font-weight-regular">{PEER_ROLE_NAMES[role]}</span>
        </span>,
        telephone || NOT_SAID,
        ...(withNeeds ? [diet || NOT_SAID, accessNeeds || NOT_SAID] : []),
      ])}
    />
  );
}
