package io.mailcore.smtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What others have collected of good and bad addresses, as recipients. */
class AddressCorpusTest {
    private static final Set<String> GOOD = Set.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN", "ISEMAIL_RFC5321");

    /** Where we differ, and how. */
    private static final Map<String, Boolean> OURS = Map.of(
            // An empty local part names nobody (CVE-2020-10967).
            "43", false,
            // A backslash that quotes nothing is not kept, and so not counted among the 64 octets.
            "60", true,
            // RFC 5321 §4.1.3: a general address literal, with "1111" as its tag.
            "66", true);

    record Case(String id, String address, boolean good) {}

    static Stream<Case> cases() throws IOException, ParserConfigurationException, SAXException {
        try (InputStream in = AddressCorpusTest.class.getResourceAsStream("/addresses/isemail-tests.xml")) {
            NodeList tests = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(in, "isemail-tests.xml"))
                    .getElementsByTagName("test");
            return IntStream.range(0, tests.getLength()).mapToObj(i -> testCase((Element) tests.item(i)));
        }
    }

    private static Case testCase(Element test) {
        String id = test.getAttribute("id");
        StringBuilder address = new StringBuilder();
        text(test, "address").chars().forEach(c -> address.append((char) (c >= 0x2400 && c < 0x2421 ? c - 0x2400 : c)));
        boolean good = OURS.getOrDefault(id, GOOD.contains(text(test, "category")));
        return new Case(id, address.toString(), good);
    }

    private static String text(Element test, String name) {
        return test.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void hasAllCases() throws IOException, ParserConfigurationException, SAXException {
        assertThat(cases()).hasSize(164);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesGoodAddressesOnly(Case test) {
        Command command = new CommandParser(false).parse(new Line.Text("RCPT TO:<" + test.address() + ">"));
        assertThat(command).isInstanceOf(test.good() ? Command.Rcpt.class : Command.Malformed.class);
    }
}
