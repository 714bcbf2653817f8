/** What a single sign-on provider says of a person, as far as it is used here. */
export interface IdentityClaims {
  /** Who says it. */
  issuer: string;
  /** The person's own mark at the provider: never an e-mail address, which can pass to somebody else. */
  subject: string;
  /** App roles (Microsoft Entra ID: the claim `roles`). */
  roles: readonly string[];
  /** How the person was asked (`amr`, RFC 8176). */
  methods: readonly string[];
}

/** The app roles that decide something here; null: that is decided without the provider. */
export interface AppRoles {
  userRole: string | null;
  administratorRole: string | null;
}

/** What a person may be here, by the provider's word. */
export interface ProviderStanding {
  mayComeIn: boolean;
  /** null: the provider does not decide it. */
  isAdministrator: boolean | null;
  /** Whether the provider has asked for a second factor itself, and says so. */
  hasGivenSecondFactor: boolean;
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** Reads the claims of a checked ID token. Whatever is not a list of words counts as none. */
export function claimsOf(token: { iss: string; sub: string; [claim: string]: unknown }): IdentityClaims {
  return {
    issuer: token.iss,
    subject: token.sub,
    roles: listOf(token.roles),
    methods: listOf(token.amr),
  };
}

/** What the claims let a person be. Whoever may administer may come in. */
export function standingBy(
  claims: IdentityClaims,
  { userRole, administratorRole }: AppRoles,
): ProviderStanding {
  const isAdministrator = administratorRole === null ? null : claims.roles.includes(administratorRole);
  return {
    mayComeIn: userRole === null || isAdministrator === true || claims.roles.includes(userRole),
    isAdministrator,
    hasGivenSecondFactor: claims.methods.includes("mfa"),
  };
}
