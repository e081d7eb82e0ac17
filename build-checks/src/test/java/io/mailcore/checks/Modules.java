package io.mailcore.checks;

import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The modules of this build, as the POMs name them, and the classes they have produced. A module added to a POM is
 * checked without further ado.
 */
final class Modules {
    static final Path ROOT = Path.of(requireNonNull(System.getProperty("mailcore.root"), "mailcore.root"))
            .toAbsolutePath()
            .normalize();

    private static final String SELF = "build-checks";

    private Modules() {}

    /** The folders of all modules that hold code, but this one. */
    static List<Path> all() {
        List<Path> modules = new ArrayList<>(below(ROOT));
        if (Boolean.getBoolean("mailcore.interop")) {
            modules.add(ROOT.resolve("interop-tests"));
        }
        return List.copyOf(modules);
    }

    /** The folders of the modules that are published. */
    static List<Path> libraries() {
        return all().stream().filter(Modules::isLibrary).toList();
    }

    /** The main classes of the published modules. */
    static JavaClasses libraryClasses() {
        return classes(libraries(), "classes");
    }

    /** The main classes of all modules, the examples among them. */
    static JavaClasses mainClasses() {
        return classes(all(), "classes");
    }

    /** Main and test classes of all modules. */
    static JavaClasses allClasses() {
        return classes(all(), "classes", "test-classes");
    }

    /** The POM of a module, or of the root. */
    static Document pom(Path module) {
        return xml(module.resolve("pom.xml"));
    }

    /** An XML file of this build. */
    static Document xml(Path file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (Exception e) {
            throw new IllegalStateException("unreadable: " + file, e);
        }
    }

    /** The element children of this name. */
    static List<Element> children(Node parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** All files below a folder; none if it does not exist. */
    static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> below(Path folder) {
        List<Path> found = new ArrayList<>();
        for (Element list : children(pom(folder).getDocumentElement(), "modules")) {
            for (Element module : children(list, "module")) {
                Path path = folder.resolve(module.getTextContent().strip());
                List<Path> inner = below(path);
                found.addAll(inner.isEmpty() ? List.of(path) : inner);
            }
        }
        found.removeIf(module -> module.endsWith(SELF) || !Files.isDirectory(module.resolve("src")));
        return found;
    }

    private static boolean isLibrary(Path module) {
        return module.getFileName().toString().startsWith("mailcore-");
    }

    private static JavaClasses classes(List<Path> modules, String... outputs) {
        return modules.stream()
                .flatMap(module -> Stream.of(outputs)
                        .map(output -> module.resolve("target").resolve(output)))
                .filter(Files::isDirectory)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), folders -> new ClassFileImporter().importPaths(folders)));
    }
}
