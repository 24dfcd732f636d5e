package io.engagements.support.security;

import com.nimbusds.jose.KeySourceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Tells a bad token (401) from an issuer that cannot be asked for its keys (503). */
record TokenDecoder(JwtDecoder decoder) implements JwtDecoder {

    /** The issuer's keys cannot be read now. */
    static final class IssuerUnavailableException extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        IssuerUnavailableException(Throwable cause) {
            super("The issuer's keys cannot be read.", cause);
        }
    }

    @Override
    public Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtDecoderInitializationException unreachable) {
            throw new IssuerUnavailableException(unreachable);
        } catch (JwtException refused) {
            if (refused.getCause() instanceof KeySourceException) {
                throw new IssuerUnavailableException(refused);
            }
            throw new BadJwtException("The token is not valid.", refused);
        }
    }
}
