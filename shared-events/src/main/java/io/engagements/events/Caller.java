package io.engagements.events;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as an access token says. Signature, times and issuer are the token decoder's business; what the claims
 * mean is the same for every side and stands here.
 *
 * @param party the business acted for; absent only where no token is involved
 * @param person the account that acts
 * @param onBehalfOf the account for which {@code person} acts (RFC 8693 {@code act}), when different
 * @param roles what the account may be
 */
public record Caller(
        @Nullable String party, String person, @Nullable String onBehalfOf, Set<Role> roles) {

    /** What {@code aud} must name. */
    public static final String AUDIENCE = "engagements";

    private static final Pattern ID = Pattern.compile(Id.PATTERN);
    private static final Set<String> ALGORITHMS = Set.of("RS256", "ES256");
    private static final Set<String> ACCESS_TOKEN = Set.of("at+jwt", "application/at+jwt");

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The caller that a decoded token names.
     *
     * @param header the token's JOSE header
     * @param claims the token's claims
     * @throws IllegalArgumentException with a sentence free of the token's own text when this is no access token for
     *     this API: another algorithm than RS256 or ES256, another kind of token, another audience, no expiry, or a
     *     {@code sub}, {@code party} or {@code act.sub} that is no id
     */
    public static Caller of(Map<String, Object> header, Map<String, Object> claims) {
        require(ALGORITHMS.contains(text(header.get("alg"))), "The token is signed with an unacceptable algorithm.");
        require(isAccessToken(text(header.get("typ")), claims), "This is another kind of token than an access token.");
        require(several(claims.get("aud")).contains(AUDIENCE), "The token is meant for another audience.");
        require(claims.get("exp") != null, "The token never expires.");
        String subject = person(claims.get("sub"), "sub");
        String actor = claims.containsKey("act") ? actor(claims.get("act")) : subject;
        return new Caller(
                id(claims.get("party"), "party"),
                actor,
                actor.equals(subject) ? null : subject,
                roles(several(claims.get("roles"))));
    }

    /**
     * This caller's mark on what happens now.
     *
     * @param at the domain clock's whole second (UTC)
     */
    public Stamp stamp(Instant at) {
        return new Stamp(party, person, onBehalfOf, at);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** True when the caller acts for this party in this role. */
    public boolean is(Role role, @Nullable String partyId) {
        return has(role) && party != null && party.equals(partyId);
    }

    /**
     * RFC 9068 access tokens say so in their header. Providers that leave {@code JWT} there mark them by a claim, or
     * have only the scope that was granted; an OpenID Connect id token has nothing of it.
     */
    private static boolean isAccessToken(String type, Map<String, Object> claims) {
        if (type.isEmpty() || type.equalsIgnoreCase("JWT")) {
            return "access".equals(claims.get("token_use")) || "Bearer".equals(claims.get("typ")) || isScoped(claims);
        }
        return ACCESS_TOKEN.contains(type.toLowerCase(Locale.ROOT));
    }

    private static boolean isScoped(Map<String, Object> claims) {
        return (claims.containsKey("scope") || claims.containsKey("scp"))
                && Stream.of("token_use", "typ", "nonce", "at_hash", "c_hash").noneMatch(claims::containsKey);
    }

    private static String actor(@Nullable Object act) {
        return person(act instanceof Map<?, ?> claims ? claims.get("sub") : null, "act.sub");
    }

    /** Time itself acts under a name of its own, which no account may borrow. */
    private static String person(@Nullable Object value, String claim) {
        String person = id(value, claim);
        require(!person.equals(Stamp.CLOCK), "The token's " + claim + " is reserved.");
        return person;
    }

    private static String id(@Nullable Object value, String claim) {
        String id = text(value);
        require(ID.matcher(id).matches(), "The token's " + claim + " is missing or no id.");
        return id;
    }

    private static Set<Role> roles(Collection<?> names) {
        return Stream.of(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toSet());
    }

    /** A claim that may be one string or a list of them (RFC 7519 section 4.1.3). */
    private static Collection<?> several(@Nullable Object claim) {
        return claim instanceof Collection<?> values ? values : Set.of(text(claim));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String string ? string : "";
    }

    private static void require(boolean holds, String refusal) {
        if (!holds) {
            throw new IllegalArgumentException(refusal);
        }
    }
}
