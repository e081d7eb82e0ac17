package io.mailcore.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** That the bill of materials names every published module, in the version of this build. */
class BomTest {
    private static final Element BOM =
            Modules.pom(Modules.ROOT.resolve("mailcore-bom")).getDocumentElement();

    @Test
    void managesEveryPublishedModule() {
        Element managed = only(only(BOM, "dependencyManagement"), "dependencies");
        List<String> names = Modules.children(managed, "dependency").stream()
                .map(dependency -> text(dependency, "artifactId"))
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(Modules.libraries().stream()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .toList());
    }

    @Test
    void hasTheVersionOfTheBuild() {
        assertThat(text(BOM, "version"))
                .isEqualTo(text(Modules.pom(Modules.ROOT).getDocumentElement(), "version"));
    }

    private static String text(Element parent, String name) {
        return only(parent, name).getTextContent().strip();
    }

    private static Element only(Element parent, String name) {
        return Modules.children(parent, name).get(0);
    }
}
