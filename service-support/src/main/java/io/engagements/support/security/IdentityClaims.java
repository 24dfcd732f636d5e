package io.engagements.support.security;

import io.engagements.events.Caller;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an identity provider's access tokens say what ours say in {@code sub}, {@code party}, {@code roles} and
 * {@code aud}. A claim is named as it stands in the token, dots included, or by the path to it:
 * {@code realm_access.roles}.
 *
 * @param personClaim the account
 * @param partyClaim the business that it acts for
 * @param rolesClaim a list of names, or one
 * @param rolePrefix what stands before the name of a role of ours; names without it are no roles here
 * @param audience what {@code aud} must name
 */
@ConfigurationProperties("engagements.identity")
record IdentityClaims(
        @DefaultValue("sub") String personClaim,
        @DefaultValue("party") String partyClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("") String rolePrefix,
        @DefaultValue("engagements") String audience) {

    /** The claims under our names. */
    Map<String, Object> ours(Map<String, Object> claims) {
        Map<String, Object> ours = new HashMap<>(claims);
        put(ours, "sub", find(claims, personClaim));
        put(ours, "party", find(claims, partyClaim));
        put(ours, "roles", roles(find(claims, rolesClaim)));
        put(ours, "aud", names(claims.get("aud")).contains(audience) ? Caller.AUDIENCE : null);
        return ours;
    }

    private static void put(Map<String, Object> ours, String name, @Nullable Object value) {
        if (value == null) {
            ours.remove(name);
        } else {
            ours.put(name, value);
        }
    }

    private static @Nullable Object find(Map<?, ?> claims, String path) {
        int dot = path.indexOf('.');
        if (claims.containsKey(path) || dot < 0) {
            return claims.get(path);
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, path.substring(dot + 1))
                : null;
    }

    private List<String> roles(@Nullable Object claim) {
        return names(claim).stream()
                .filter(name -> name.startsWith(rolePrefix))
                .map(name -> name.substring(rolePrefix.length()))
                .toList();
    }

    private static List<String> names(@Nullable Object claim) {
        return (claim instanceof Collection<?> several ? several.stream() : Stream.ofNullable(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
