package dev.pesewa.kernel;

import java.util.Locale;

/// What a token may do. `OPERATOR` belongs to the company running Pesewa and sees every workspace;
/// the others belong to one. `INGEST` is for machines: it reports usage and spends credits, and
/// reads nothing else.
public enum Role {
    OPERATOR,
    OWNER,
    MEMBER,
    INGEST;

    /// The roles' names as `@RolesAllowed` takes them: an annotation needs a constant. Name
    /// `OPERATOR_CLAIM` wherever another role is named; an operator may do what anyone may.
    public static final String OPERATOR_CLAIM = "operator";

    public static final String OWNER_CLAIM = "owner";
    public static final String MEMBER_CLAIM = "member";
    public static final String INGEST_CLAIM = "ingest";

    /// The name in a token's `groups` claim.
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String claim) {
        for (Role role : values()) {
            if (role.claim().equals(claim)) {
                return role;
            }
        }
        throw new ProblemException(
                ProblemCode.MALFORMED, "role must be one of operator, owner, member, ingest.");
    }
}
