package io.engagements.standalone.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.engagements.proof.InvalidProofException;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

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

    /** What is read when the method has returned, in another thread. */
    private static final Set<Class<?>> LATER = Set.of(
            Callable.class,
            CompletionStage.class,
            DeferredResult.class,
            WebAsyncTask.class,
            ResponseBodyEmitter.class,
            StreamingResponseBody.class);

    private Architecture() {}

    static ArchRule usesOnly(String module, String... allowed) {
        return classes().that().resideInAPackage(module).should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    static ArchRule neverUses(String module, String... others) {
        return noClasses().that().resideInAPackage(module).should().dependOnClassesThat(resideInAnyPackage(others));
    }

    /** Names of places may be read; nothing is opened that leads there. */
    static ArchRule usesNoNetwork(String module) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..", "javax.net..", "java.nio.channels..", "java.rmi..")
                        .and(DescribedPredicate.not(belongToAnyOf(URI.class, URISyntaxException.class, IDN.class))));
    }

    /** What stands on top: it knows the others of its side, and none of them knows it. */
    static ArchRule isNotKnownOutside(String top, String side) {
        return noClasses()
                .that()
                .resideInAPackage(side)
                .and()
                .resideOutsideOfPackage(top)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(top);
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

    /** What a class does for all: nobody else, but those who need the tool itself, uses what it does it with. */
    static ArchRule hasOneHome(List<Class<?>> home, Class<?>... tools) {
        return noClasses()
                .that()
                .doNotBelongToAnyOf(home.toArray(Class<?>[]::new))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(tools);
    }

    /** What it refuses, people read in their language: a text in the code has only one. */
    static ArchRule refusesInWords(String module) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .callConstructor(InvalidProofException.class, String.class)
                .orShould()
                .callConstructor(InvalidProofException.class, String.class, Throwable.class);
    }

    /** Between the rooms of a package: its own classes are one, and each package within it is one. */
    static ArchRule hasNoRings(String root) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        String name = type.getPackageName();
                        if (name.equals(root)) {
                            return SliceIdentifier.of("its own");
                        }
                        return name.startsWith(root + ".")
                                ? SliceIdentifier.of(
                                        name.substring(root.length() + 1).split("\\.")[0])
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "the rooms of " + root;
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    /**
     * Methods that answer can be stood round by what gives all they read one state of the database, and have read it when
     * they return.
     */
    static ArchRule isReadAtOnce(String module) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(module)
                .and(new DescribedPredicate<>("answer") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.isMetaAnnotatedWith(RequestMapping.class);
                    }
                })
                .should(new ArchCondition<>("be read at once") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean later = method.getReturnType().getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> LATER.stream().anyMatch(type::isAssignableTo));
                        boolean outside = Stream.of(PRIVATE, FINAL, STATIC).anyMatch(method.getModifiers()::contains)
                                || method.getOwner().getModifiers().contains(FINAL)
                                || !method.getOwner().isMetaAnnotatedWith(Controller.class);
                        if (later || outside) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                });
    }
}
