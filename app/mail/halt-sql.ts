/** Why no message goes at present, as `reason`: for whoever looks into a database that is not opened as the one at work. */
export const HALT_REASON = 'SELECT "reason" FROM "MailHalt" LIMIT 1';
