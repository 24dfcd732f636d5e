package io.engagements.standalone.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.engagements.support.background.Migrations;
import io.engagements.support.background.MigrationsConfiguration;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * An issuer inside the process, whose tokens both sides check with its own key instead of asking it over HTTP.
 *
 * <p>Needs a {@code DataSource}; brings its own schema {@code standalone}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
@PropertySource("classpath:io/engagements/standalone/identity/defaults.properties")
@Import({IssuerSecurity.class, MigrationsConfiguration.class})
public class IdentityConfiguration {

    @Bean(initMethod = "migrate")
    Flyway standaloneFlyway(Migrations migrations) {
        return migrations.of("standalone", "db/standalone");
    }

    @Bean
    @DependsOn("standaloneFlyway")
    Accounts accounts(DataSource dataSource) {
        return new Accounts(JdbcClient.create(dataSource));
    }

    @Bean
    @DependsOn("standaloneFlyway")
    Passkeys passkeys(DataSource dataSource, PlatformTransactionManager transactions, IdentitySettings settings) {
        return new Passkeys(
                JdbcClient.create(dataSource), new TransactionTemplate(transactions), URI.create(settings.publicUrl()));
    }

    /** Made with the context, so before any server of the process accepts a connection. */
    @Bean
    @Lazy(false)
    DemoAccounts demoAccounts(
            IdentitySettings settings,
            Accounts accounts,
            PasswordEncoder encoder,
            DataSource dataSource,
            Environment environment) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        DemoAccounts demo = new DemoAccounts(settings, accounts, encoder, transaction);
        demo.prepare(new ListenAddresses(environment)::requireLoopback);
        return demo;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RememberingPasswordEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    @Bean
    AccountClients accountClients(Accounts accounts, PasswordEncoder encoder, ObjectProvider<WebClient> web) {
        String secret = UUID.randomUUID().toString();
        SingletonSupplier<String> hash = SingletonSupplier.of(() -> Objects.requireNonNull(encoder.encode(secret)));
        return new AccountClients(accounts, hash::obtain, web.getIfAvailable());
    }

    @Bean
    Authorizations authorizations() {
        return new Authorizations();
    }

    @Bean
    EndedTokens endedTokens(Accounts accounts) {
        return new EndedTokens(accounts);
    }

    /** Of all ways in together. */
    @Bean
    Guesses guesses() {
        return new Guesses(InstantSource.system());
    }

    @Bean
    AccessTokenClaims accessTokenClaims(Accounts accounts) {
        return new AccessTokenClaims(accounts);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.publicUrl())
                .build();
    }

    @Bean
    RSAKey signingKey(IdentitySettings settings) {
        return SigningKey.in(settings.dataDir());
    }

    @Bean
    JWKSource<SecurityContext> issuerKeys(RSAKey signingKey) {
        return new ImmutableJWKSet<>(new JWKSet(signingKey));
    }

    /** Checks with the public half, ready to use: asked of a set of keys, it would be read again for every request. */
    @Bean
    JwtDecoder jwtDecoder(RSAKey signingKey, IdentitySettings settings, EndedTokens ended) throws JOSEException {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(signingKey.toRSAPublicKey())
                .signatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
        JwtIssuerValidator issuer = new JwtIssuerValidator(settings.publicUrl());
        JwtTimestampValidator times = new JwtTimestampValidator();
        OAuth2TokenValidator<Jwt> good = new DelegatingOAuth2TokenValidator<>(times, issuer, ended);
        decoder.setJwtValidator(good);
        return new KnownTokens(decoder, good);
    }
}
