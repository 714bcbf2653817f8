/** Who a certificate names when no person did it. */
export const DESTROYED_BY = "The workspace, by its rule";
