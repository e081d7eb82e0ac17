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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * That every test there is has run: a class whose name the runner does not pick up, a disabled test and a failed
 * assumption all look like success otherwise.
 */
class TestReportsTest {
    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";
    private static final JavaClasses CLASSES = Modules.allClasses();

    @Test
    void everyTestClassHasRunWithNothingSkipped() {
        if (isFiltered()) {
            return;
        }
        List<String> faults = new ArrayList<>();
        testClasses().filter(c -> !isAbstract(c)).forEach(c -> addFaults(c, faults));
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
                .allSatisfy(
                        c -> assertThat(outermost(c).getSimpleName()).endsWith(isAbstract(c) ? "Contract" : "Test"));
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
    }

    private static Stream<JavaClass> testClasses() {
        return CLASSES.stream().filter(c -> source(c).contains("test-classes")).filter(TestReportsTest::hasTests);
    }

    private static boolean hasTests(JavaClass type) {
        return type.getAllMethods().stream()
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
