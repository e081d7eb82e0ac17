package io.mailcore.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * That every test there is has run: a class whose name the runner does not pick up, a disabled test and a failed
 * assumption all look like success otherwise.
 */
class TestReportsTest {
    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";
    private static final String LAUNCHER = "org.junit.platform.launcher.core.LauncherFactory";
    private static final JavaClasses CLASSES = Modules.allClasses();

    @Test
    void everyTestClassHasRunWithNothingSkipped() {
        if (isFiltered()) {
            return;
        }
        List<String> faults = new ArrayList<>();
        testClasses().filter(type -> !isAbstract(type)).forEach(type -> addFaults(type, faults));
        assertThat(faults).isEmpty();
    }

    @Test
    void everyModuleWithTestSourcesHasCompiledThem() {
        assertThat(Modules.all())
                .allSatisfy(module -> assertThat(Modules.files(module.resolve("target/test-classes"), ".class"))
                        .hasSizeGreaterThanOrEqualTo(Modules.files(module.resolve("src/test/java"), "Test.java")
                                .size()));
    }

    @Test
    void classesWithTestsAreNamedTestAndAbstractOnesContract() {
        assertThat(testClasses())
                .allSatisfy(type -> assertThat(type.getSimpleName()).endsWith(isAbstract(type) ? "Contract" : "Test"));
    }

    /** Whoever asks for single tests does not want to hear about the others. */
    private static boolean isFiltered() {
        return System.getProperty("test") != null;
    }

    private static void addFaults(JavaClass type, List<String> faults) {
        Path report = report(type);
        if (!Files.exists(report)) {
            faults.add(type.getName() + ": no report " + report.getFileName());
            return;
        }
        Element suite = Modules.xml(report).getDocumentElement();
        if (isOlderThanClass(report, type)) {
            faults.add(type.getName() + ": report is older than the class");
        }
        if (count(suite, "tests") == 0) {
            faults.add(type.getName() + ": ran no test");
        }
        if (count(suite, "skipped") != 0) {
            faults.add(type.getName() + ": skipped " + count(suite, "skipped") + " tests");
        }
        addFaultsOfNested(type, suite, faults);
    }

    /** A class inside a test class runs only if it is marked as nested, or if the test class launches it itself. */
    private static void addFaultsOfNested(JavaClass type, Element suite, List<String> faults) {
        if (launchesTests(type)) {
            return;
        }
        Set<String> ran = Modules.children(suite, "testcase").stream()
                .map(test -> test.getAttribute("classname"))
                .collect(Collectors.toSet());
        CLASSES.stream()
                .filter(inner -> outermost(inner).equals(type) && hasTestMethods(inner) && !isAbstract(inner))
                .filter(inner -> !ran.contains(inner.getName()))
                .forEach(inner -> faults.add(inner.getName() + ": ran no test"));
    }

    /** What tests an extension gives it classes to run, failing ones among them: they are its material. */
    private static boolean launchesTests(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(LAUNCHER));
    }

    /** The outermost classes that have tests: of their own, inherited, or in nested classes. */
    private static Stream<JavaClass> testClasses() {
        Set<JavaClass> declaring = CLASSES.stream()
                .filter(TestReportsTest::hasTestMethods)
                .map(TestReportsTest::outermost)
                .collect(Collectors.toSet());
        return CLASSES.stream()
                .filter(type -> source(type).contains("test-classes"))
                .filter(type -> type.getEnclosingClass().isEmpty())
                .filter(type -> lineage(type).anyMatch(declaring::contains));
    }

    private static Stream<JavaClass> lineage(JavaClass type) {
        return Stream.of(Set.of(type), type.getAllRawSuperclasses(), type.getAllRawInterfaces())
                .flatMap(Collection::stream);
    }

    private static boolean hasTestMethods(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.isAnnotatedWith(TESTABLE) || method.isMetaAnnotatedWith(TESTABLE));
    }

    private static boolean isAbstract(JavaClass type) {
        return type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TestReportsTest::outermost).orElse(type);
    }

    private static Path report(JavaClass type) {
        Path target = Path.of(source(type).substring(0, source(type).lastIndexOf("test-classes")));
        return target.resolve("surefire-reports").resolve("TEST-" + type.getName() + ".xml");
    }

    private static boolean isOlderThanClass(Path report, JavaClass type) {
        try {
            return Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(Path.of(source(type)))) < 0;
        } catch (IOException e) {
            throw new IllegalStateException("unreadable: " + report, e);
        }
    }

    private static String source(JavaClass type) {
        URI uri = type.getSource().orElseThrow().getUri();
        return Path.of(uri).toString();
    }

    private static int count(Element suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }
}
