package io.engagements.standalone.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The issuer's metadata (RFC 8414) with what there is. Spring's own insists on an address where people sign in with a
 * browser; where there are no pages nobody does so.
 */
final class IssuerMetadata extends OncePerRequestFilter {

    static final String PATH = "/.well-known/oauth-authorization-server";

    private final byte[] document;

    /**
     * @param issuer its public address, without a slash at the end
     * @param pages whether people sign in here
     */
    IssuerMetadata(String issuer, boolean pages) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer);
        metadata.put("token_endpoint", issuer + "/oauth2/token");
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        metadata.put("jwks_uri", issuer + "/oauth2/jwks");
        metadata.put("response_types_supported", pages ? List.of("code") : List.of());
        metadata.put(
                "grant_types_supported",
                pages
                        ? List.of("authorization_code", "refresh_token", "client_credentials")
                        : List.of("client_credentials"));
        if (pages) {
            metadata.put("authorization_endpoint", issuer + "/oauth2/authorize");
            metadata.put("code_challenge_methods_supported", List.of("S256"));
        }
        document = JsonMapper.shared().writeValueAsBytes(metadata);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
