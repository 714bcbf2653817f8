/** Columns whose texts are sealed with the installation's key (app/platform/sealed.server.ts). A test holds them to the schema. */
export const SEALED_COLUMNS = [
  { table: "Account", column: "totpSecret" },
  { table: "OutgoingMail", column: "bodySealed" },
  { table: "KeptForm", column: "wordsSealed" },
] as const;
