package io.engagements.standalone.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.UUID;

/** The rules of the structure, as functions of package names, so that each can be shown to catch something. */
final class Architecture {

    private static final Set<String> IMPURE = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.Clock.systemUTC",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            UUID.class.getName() + ".randomUUID");

    private Architecture() {}

    static ArchRule usesOnly(String module, String... allowed) {
        return classes().that().resideInAPackage(module).should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    static ArchRule neverUses(String module, String... others) {
        return noClasses().that().resideInAPackage(module).should().dependOnClassesThat(resideInAnyPackage(others));
    }

    static ArchRule isPure(String module) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .accessTargetWhere(new DescribedPredicate<>("a clock or a random value") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return IMPURE.contains(access.getTargetOwner().getFullName() + "." + access.getName());
                    }
                });
    }

    /** @param pattern with one group in parentheses that names the slice */
    static ArchRule hasNoRings(String pattern) {
        return slices().matching(pattern).should().beFreeOfCycles();
    }
}
