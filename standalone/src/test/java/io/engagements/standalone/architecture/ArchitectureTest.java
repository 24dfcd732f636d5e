package io.engagements.standalone.architecture;

import static io.engagements.standalone.architecture.Architecture.hasNoRings;
import static io.engagements.standalone.architecture.Architecture.hasOneHome;
import static io.engagements.standalone.architecture.Architecture.isNotKnownOutside;
import static io.engagements.standalone.architecture.Architecture.isPure;
import static io.engagements.standalone.architecture.Architecture.isReadAtOnce;
import static io.engagements.standalone.architecture.Architecture.neverUses;
import static io.engagements.standalone.architecture.Architecture.refusesInWords;
import static io.engagements.standalone.architecture.Architecture.usesNoNetwork;
import static io.engagements.standalone.architecture.Architecture.usesOnly;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.engagements.events.stored.Hashes;
import io.engagements.proof.Sha256;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.TreeHasher;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The structure that docs/decisions/0001 tells, held by the build; every rule is shown to catch a counter-example. */
class ArchitectureTest {

    private static final String EXAMPLES = "io.engagements.standalone.architecture.counterexample";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.engagements");
    private static final JavaClasses COUNTEREXAMPLES = new ClassFileImporter().importPackages(EXAMPLES);

    static Stream<ArchRule> rules() {
        return Stream.of(
                usesOnly("io.engagements.proof..", "io.engagements.proof..", "java..", "org.jspecify.."),
                usesOnly(
                        "io.engagements.verifier..",
                        "io.engagements.verifier..",
                        "io.engagements.proof..",
                        "io.engagements.timestamp..",
                        "io.engagements.events..",
                        "io.engagements.rules..",
                        "io.engagements.report..",
                        "tools.jackson..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.io..",
                        "java.nio",
                        "java.nio.charset..",
                        "java.nio.file..",
                        "java.security..",
                        "org.jspecify.."),
                usesOnly(
                        "io.engagements.timestamp..",
                        "io.engagements.timestamp..",
                        "io.engagements.proof..",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "org.bouncycastle..",
                        "org.jspecify.."),
                neverUses("io.engagements.proof..", "java.net..", "java.nio.channels..", "java.nio.file.."),
                // The verifier, and whatever of the product is in its jar.
                usesNoNetwork("io.engagements.verifier.."),
                usesNoNetwork("io.engagements.proof.."),
                usesNoNetwork("io.engagements.timestamp.."),
                usesNoNetwork("io.engagements.events.."),
                usesNoNetwork("io.engagements.rules.."),
                usesNoNetwork("io.engagements.report.."),
                usesOnly(
                        "io.engagements.events..",
                        "io.engagements.events..",
                        "io.engagements.proof..",
                        "java..",
                        "javax.crypto..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "jakarta.validation..",
                        "org.jspecify.."),
                usesOnly(
                        "io.engagements.rules..",
                        "io.engagements.rules..",
                        "io.engagements.events..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "org.jspecify..",
                        "org.pcollections.."),
                usesOnly(
                        "io.engagements.report..",
                        "io.engagements.report..",
                        "io.engagements.rules..",
                        "io.engagements.events..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.."),
                usesOnly(
                        "io.engagements.support..",
                        "io.engagements.support..",
                        "io.engagements.events..",
                        "java..",
                        "javax.sql..",
                        "jakarta.servlet..",
                        "org.apache.catalina..",
                        "org.apache.coyote..",
                        "org.apache.juli..",
                        "org.apache.tomcat.util..",
                        "org.flywaydb..",
                        "org.springframework..",
                        "com.nimbusds.jose..",
                        "tools.jackson..",
                        "org.slf4j..",
                        "org.jspecify.."),
                usesOnly(
                        "io.engagements.support.[security|problem]..",
                        "io.engagements.support.security..",
                        "io.engagements.support.problem..",
                        "io.engagements.support.limits..",
                        "io.engagements.events..",
                        "java..",
                        "jakarta.servlet..",
                        "org.apache.catalina..",
                        "org.apache.juli..",
                        "org.apache.tomcat.util.http..",
                        "org.springframework..",
                        "com.nimbusds.jose..",
                        "tools.jackson..",
                        "org.slf4j..",
                        "org.jspecify.."),
                usesOnly(
                        "io.engagements.postgres..",
                        "io.engagements.postgres..",
                        "io.engagements.events.stored..",
                        "java..",
                        "javax.sql..",
                        "org.springframework.core.io..",
                        "org.springframework.util..",
                        "io.zonky.test.db.postgres..",
                        "org.apache.commons.compress..",
                        "org.tukaani.xz..",
                        "org.slf4j..",
                        "org.jspecify.."),
                isPure("io.engagements.rules.."),
                isPure("io.engagements.report.."),
                isPure("io.engagements.events.."),
                isPure("io.engagements.proof.."),
                // What the verifier tells, and all that it is made of.
                refusesInWords("io.engagements.verifier.."),
                refusesInWords("io.engagements.proof.."),
                refusesInWords("io.engagements.timestamp.."),
                refusesInWords("io.engagements.events.."),
                refusesInWords("io.engagements.rules.."),
                neverUses(
                        "io.engagements.query..",
                        "io.engagements.command..",
                        "io.engagements.postgres..",
                        "io.engagements.standalone.."),
                neverUses(
                        "io.engagements.command..",
                        "io.engagements.query..",
                        "io.engagements.postgres..",
                        "io.engagements.standalone.."),
                hasOneHome(
                        List.of(Sha256.class, TreeHasher.class, Hash.class, VerifierKey.class, Hashes.class),
                        MessageDigest.class,
                        DigestOutputStream.class,
                        HexFormat.class),
                isReadAtOnce("io.engagements.query.."),
                neverUses("io.engagements.query..", "org.springframework.web.servlet.function.."),
                isNotKnownOutside("io.engagements.query.pages..", "io.engagements.query.."),
                hasNoRings("io.engagements.query.pages"),
                hasNoRings("io.engagements.proof"),
                hasNoRings("io.engagements.events"),
                hasNoRings("io.engagements.rules"),
                hasNoRings("io.engagements.support"),
                hasNoRings("io.engagements.command"),
                hasNoRings("io.engagements.query"),
                hasNoRings("io.engagements.standalone"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_product_keeps_the_rule(ArchRule rule) {
        rule.check(PRODUCT);
    }

    static Stream<ArchRule> rulesOnCounterexamples() {
        return Stream.of(
                usesOnly(EXAMPLES + ".pure..", "java.lang.."),
                isPure(EXAMPLES + ".pure.."),
                refusesInWords(EXAMPLES + ".said.."),
                neverUses(EXAMPLES + ".left..", EXAMPLES + ".right.."),
                usesNoNetwork(EXAMPLES + ".net.."),
                hasOneHome(List.of(Hashes.class), MessageDigest.class),
                isNotKnownOutside(EXAMPLES + ".right..", EXAMPLES + ".."),
                isReadAtOnce(EXAMPLES + ".answer.hidden.."),
                isReadAtOnce(EXAMPLES + ".answer.late.."),
                hasNoRings(EXAMPLES + ".ring"),
                hasNoRings(EXAMPLES + ".own"));
    }

    @ParameterizedTest
    @MethodSource("rulesOnCounterexamples")
    void each_kind_of_rule_catches_its_counterexample(ArchRule rule) {
        assertThat(rule.evaluate(COUNTEREXAMPLES).hasViolation()).isTrue();
    }

    @Test
    void every_module_was_looked_at() {
        assertThat(Stream.of(
                        "proof",
                        "verifier",
                        "events",
                        "rules",
                        "support",
                        "postgres",
                        "command",
                        "query",
                        "standalone"))
                .allSatisfy(module -> assertThat(PRODUCT.stream()
                                .filter(type -> type.getPackageName().startsWith("io.engagements." + module)))
                        .hasSizeGreaterThan(5));
    }
}
