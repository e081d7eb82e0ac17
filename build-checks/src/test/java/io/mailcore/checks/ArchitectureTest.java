package io.mailcore.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What may know what: the boundaries of modules and packages, and what library code never does. */
class ArchitectureTest {
    private static final JavaClasses LIBRARY = Modules.libraryClasses();
    private static final JavaClasses MAIN = Modules.mainClasses();
    private static final JavaClasses EVERYTHING = Modules.allClasses();

    private static final String TIME_SOURCE = "io.mailcore.core.time.SystemTimeSource";
    /** A store cannot see {@link #TIME_SOURCE}; this one may ask for the machine's clock, and for nothing else. */
    private static final String STORE_WITHOUT_TIME = "io.mailcore.store.MemoryStore$Builder";

    private static final String[] PURE = {"io.mailcore..codec..", "io.mailcore..session.."};
    private static final List<String> PROTOCOLS = List.of("smtp", "imap", "pop3");

    private static final Map<String, Set<String>> CLOCK_READERS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.lang.Thread", Set.of("sleep"),
            "java.util.concurrent.TimeUnit", Set.of("sleep"),
            "java.util.Calendar", Set.of("getInstance"),
            "java.time.InstantSource", Set.of("system", "tick"));

    private static final DescribedPredicate<JavaClass> SOCKETS = describe(
            "sockets and channels",
            c -> c.getPackageName().startsWith("java.nio.channels")
                    || c.getPackageName().startsWith("javax.net")
                    || c.getPackageName().equals("java.net")
                            && c.getSimpleName().contains("Socket"));
    private static final DescribedPredicate<JavaClass> FILES = describe(
            "files",
            c -> c.getPackageName().startsWith("java.nio.file")
                    || c.getPackageName().equals("java.io") && c.getSimpleName().contains("File"));
    private static final DescribedPredicate<JavaClass> THREADS = assignableTo(Thread.class)
            .or(assignableTo(java.util.concurrent.Executor.class))
            .or(assignableTo(java.util.concurrent.Executors.class))
            .or(assignableTo(java.util.concurrent.CompletionStage.class))
            .or(assignableTo(java.util.concurrent.ThreadFactory.class))
            .or(assignableTo(java.util.Timer.class))
            .as("threads and executors");
    private static final DescribedPredicate<JavaClass> CLOCKS = assignableTo(Clock.class)
            .or(assignableTo("io.mailcore.api.time.TimeSource"))
            .as("clocks");

    @Test
    void codecsAndSessionsArePure() {
        check(
                LIBRARY,
                noClasses()
                        .that()
                        .resideInAnyPackage(PURE)
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.netty..")
                                .or(SOCKETS)
                                .or(FILES)
                                .or(THREADS)
                                .or(CLOCKS))
                        .because("a codec and a session know neither network, files, threads nor time"));
    }

    @Test
    void onlyNetPackagesNameNetty() {
        check(
                MAIN,
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.mailcore..net..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.netty.."));
    }

    @Test
    void apiKnowsOnlyJava() {
        check(
                LIBRARY,
                noClasses()
                        .that()
                        .resideInAPackage("io.mailcore.api..")
                        .should()
                        .dependOnClassesThat(
                                not(resideInAnyPackage("java..", "org.jspecify..", "io.mailcore.api..", ""))));
    }

    @Test
    void protocolsDoNotKnowEachOtherNorAStore() {
        for (String protocol : PROTOCOLS) {
            String[] others = PROTOCOLS.stream()
                    .filter(other -> !other.equals(protocol))
                    .map(other -> "io.mailcore." + other + "..")
                    .toArray(String[]::new);
            check(
                    LIBRARY,
                    noClasses()
                            .that()
                            .resideInAPackage("io.mailcore." + protocol + "..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(others)
                                    .or(resideInAnyPackage("io.mailcore.store..", "io.mailcore.test.."))));
        }
    }

    @Test
    void coreKnowsNoProtocolAndNoStore() {
        check(
                LIBRARY,
                noClasses()
                        .that()
                        .resideInAPackage("io.mailcore.core..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.mailcore.smtp..",
                                "io.mailcore.imap..",
                                "io.mailcore.pop3..",
                                "io.mailcore.store..",
                                "io.mailcore.test.."));
    }

    @Test
    void storesKnowOnlyTheApi() {
        check(
                LIBRARY,
                noClasses()
                        .that()
                        .resideInAPackage("io.mailcore.store..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.netty..")
                                .or(resideInAPackage("io.mailcore..")
                                        .and(not(resideInAnyPackage("io.mailcore.store..", "io.mailcore.api.."))))));
    }

    @Test
    void timeComesFromTheTimeSourceOnly() {
        DescribedPredicate<JavaAccess<?>> readsAClock =
                describe("read the system's clock or sleep", a -> readsAClock(a) && !isDefaultOfAStore(a));
        check(
                EVERYTHING,
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(TIME_SOURCE)
                        .should()
                        .accessTargetWhere(readsAClock));
    }

    @Test
    void noMethodIsSynchronized() {
        check(
                LIBRARY,
                noMethods()
                        .should()
                        .haveModifier(SYNCHRONIZED)
                        .because("a virtual thread that blocks in a monitor holds its carrier: use a ReentrantLock"));
    }

    @Test
    void nothingPrintsToTheConsole() {
        check(
                EVERYTHING,
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.mailcore.examples..")
                        .should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void nothingIsSerializedByJava() {
        check(
                MAIN,
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                assignableTo(java.io.ObjectInput.class).or(assignableTo(java.io.ObjectOutput.class))));
    }

    @Test
    void noStaticFieldIsMutable() {
        DescribedPredicate<JavaField> mutable = describe(
                "are static and not final",
                field -> field.getModifiers().contains(STATIC)
                        && !field.getModifiers().contains(FINAL)
                        && !field.getName().startsWith("$"));
        check(
                MAIN,
                noFields()
                        .that(mutable)
                        .should()
                        .beDeclaredInClassesThat()
                        .resideInAPackage("io.mailcore..")
                        .because("a hundred servers live in one JVM"));
    }

    @Test
    void modulesExportWhatIsPublicAndNothingInternal() throws IOException {
        for (Path module : Modules.libraries()) {
            ModuleDescriptor descriptor = descriptor(module);
            Set<String> exported = new TreeSet<>();
            descriptor.exports().stream().filter(e -> !e.isQualified()).forEach(e -> exported.add(e.source()));
            assertThat(exported)
                    .as("exports of %s", descriptor.name())
                    .noneMatch(name -> List.of(name.split("\\.")).contains("internal"));
            boolean hasPublicRoot = LIBRARY.stream()
                    .anyMatch(c -> c.getPackageName().equals(descriptor.name())
                            && c.getModifiers().contains(PUBLIC));
            if (hasPublicRoot) {
                assertThat(exported)
                        .as("exports of %s, whose package of that name has public classes", descriptor.name())
                        .contains(descriptor.name());
            }
        }
    }

    private static void check(JavaClasses classes, ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static ModuleDescriptor descriptor(Path module) throws IOException {
        try (InputStream in = Files.newInputStream(module.resolve("target/classes/module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (owner.getName().equals("java.util.Date")) {
            return name.equals("<init>") && !hasParameters(access);
        }
        if (owner.getName().equals("java.time.Clock")) {
            return name.startsWith("system") || name.startsWith("tick");
        }
        // now(Clock) is not meant: who holds a clock may ask it.
        if (owner.getPackageName().startsWith("java.time") && name.equals("now")) {
            return !takesAClock(access);
        }
        return CLOCK_READERS.getOrDefault(owner.getName(), Set.of()).contains(name);
    }

    private static boolean isDefaultOfAStore(JavaAccess<?> access) {
        return access.getOriginOwner().getName().equals(STORE_WITHOUT_TIME)
                && access.getTargetOwner().getName().equals("java.time.InstantSource");
    }

    private static boolean hasParameters(JavaAccess<?> access) {
        return !parameters(access).isEmpty();
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return parameters(access).stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static List<JavaClass> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target ? target.getRawParameterTypes() : List.of();
    }
}
