package io.engagements.standalone.scenario;

import com.nimbusds.jose.jwk.RSAKey;
import io.engagements.postgres.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;

/** How the product runs while its stories are told. */
interface Deployment extends AutoCloseable {

    /** The second time it goes on where it was stopped. */
    void start(Map<String, Object> others);

    /** Registers those who have accounts, where they are not yet. */
    void people(Supplier<Api> operator);

    void stop();

    @Override
    void close() throws IOException;

    /** Where the whole interface is; with several instances another one each time. */
    String url();

    /** Where pages for people are: always the same place, where they are asked for. */
    String pages();

    /** Brings somebody in to the pages, in a browser in which nobody is. */
    void comesIn(Visitor person, String account);

    String tokenEndpoint();

    /** Every account's. */
    String secret();

    /** What tokens name as their issuer. */
    String issuer();

    /** What tokens are signed with. */
    RSAKey issuerKey();

    Instant now(Api operator);

    /** Moves the clock; afterwards everything that fell due is done and visible. */
    void clock(Api operator, Instant instant);

    /** Waits until everything stored is visible. */
    void settle(Api operator);

    /** Where files lie, among others. */
    Path dataDirectory();

    /** Where events are. */
    Database database();

    /** Every database there is. */
    List<Database> databases();

    /** What runs, each with its own beans. */
    List<? extends ApplicationContext> processes();
}
