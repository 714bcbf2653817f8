/** What a single sign-on provider says of a person, as far as it is used here. */
export interface IdentityClaims {
  /** Who says it. */
  issuer: string;
  /** The person's own mark at the provider: never an e-mail address, which can pass to somebody else. */
  subject: string;
  /** App roles (Microsoft Entra ID: the claim `roles`); null: there is something, and it cannot be read. */
  roles: readonly string[] | null;
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

/** Words of a claim: some providers send one as a word and not as a list of one. None for an absent one, null for what is neither. */
function wordsOf(value: unknown): string[] | null {
  if (value === undefined || value === null) return [];
  const words: unknown[] = Array.isArray(value) ? value : [value];
  return words.every((word) => typeof word === "string") ? words : null;
}

/** Reads the claims of a checked ID token. A way of asking that cannot be read counts as none. */
export function claimsOf(token: { iss: string; sub: string; [claim: string]: unknown }): IdentityClaims {
  return {
    issuer: token.iss,
    subject: token.sub,
    roles: wordsOf(token.roles),
    methods: wordsOf(token.amr) ?? [],
  };
}

/**
 * What the claims let a person be. Whoever may administer may come in. Roles that cannot be read let nobody in who needs one,
 * and unmake nobody.
 */
export function standingBy(
  claims: IdentityClaims,
  { userRole, administratorRole }: AppRoles,
): ProviderStanding {
  const { roles } = claims;
  const isAdministrator =
    administratorRole === null || roles === null ? null : roles.includes(administratorRole);
  return {
    mayComeIn: userRole === null || isAdministrator === true || (roles?.includes(userRole) ?? false),
    isAdministrator,
    hasGivenSecondFactor: claims.methods.includes("mfa"),
  };
}
