package io.mailcore.api.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Corpus;
import io.mailcore.api.testkit.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What an SMTP path may hold, by two public lists of addresses and one of internationalised ones. Valid, valid but
 * unknown to the DNS, and valid but unusual addresses are accepted; what only a header may hold is refused. The table
 * of deviations is complete.
 */
class AddressCorpusTest {
    private static final List<String> ACCEPTED =
            List.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN", "ISEMAIL_RFC5321");

    @Test
    void agreesWithListsButForTheTable() throws Exception {
        Set<String> deviations = new LinkedHashSet<>();
        assertThat(xml("isemail-tests.xml", deviations)).isEqualTo(164);
        assertThat(xml("isemail-tests-original.xml", deviations)).isEqualTo(279);
        assertThat(json(deviations)).isEqualTo(210);
        assertThat(international(deviations)).isEqualTo(22);

        assertThat(deviations).containsExactlyInAnyOrderElementsOf(listed());
    }

    @Test
    void internationalDomainsHaveTheirALabels() {
        for (Object each : cases()) {
            Map<?, ?> values = (Map<?, ?>) each;
            String expected = (String) values.get("domain_a_label");
            String address = (String) values.get("address");
            if (!expected.isEmpty() && isAccepted(address)) {
                Domain domain = EmailAddress.parse(address).domain();
                assertThat(domain.toAscii()).isEqualTo(expected);
                assertThat(domain).isEqualTo(Domain.parse(expected)).hasSameHashCodeAs(Domain.parse(expected));
            }
        }
    }

    @Test
    void acceptedAddressesComeBackFromTheirText() {
        for (Object pair : Json.array(Corpus.text("addresses/isemail-js-tests.json"))) {
            String text = (String) ((List<?>) pair).get(0);
            if (isAccepted(text)) {
                EmailAddress address = EmailAddress.parse(text);
                assertThat(EmailAddress.parse(address.toString())).isEqualTo(address);
            }
        }
    }

    private static List<String> listed() {
        return Corpus.text("addresses/deviations.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf('\t')))
                .toList();
    }

    private static int xml(String file, Set<String> deviations) throws Exception {
        NodeList tests = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Corpus.octets("addresses/" + file)))
                .getElementsByTagName("test");
        for (int i = 0; i < tests.getLength(); i++) {
            Element test = (Element) tests.item(i);
            compare(withControls(text(test, "address")), ACCEPTED.contains(text(test, "category")), deviations);
        }
        return tests.getLength();
    }

    private static String text(Element test, String name) {
        NodeList found = test.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    /** Control characters stand in the lists as the signs U+2400 and up. */
    private static String withControls(String address) {
        StringBuilder out = new StringBuilder();
        address.chars().forEach(c -> out.append((char) (c >= 0x2400 && c <= 0x2421 ? c - 0x2400 : c)));
        return out.toString();
    }

    private static int json(Set<String> deviations) {
        List<Object> pairs = Json.array(Corpus.text("addresses/isemail-js-tests.json"));
        for (Object pair : pairs) {
            String diagnosis = (String) ((List<?>) pair).get(1);
            boolean accepted =
                    diagnosis.equals("valid") || diagnosis.startsWith("dnsWarn") || diagnosis.startsWith("rfc5321");
            compare((String) ((List<?>) pair).get(0), accepted, deviations);
        }
        return pairs.size();
    }

    private static int international(Set<String> deviations) {
        for (Object each : cases()) {
            Map<?, ?> values = (Map<?, ?>) each;
            compare((String) values.get("address"), values.get("valid").equals("yes"), deviations);
        }
        return cases().size();
    }

    private static List<?> cases() {
        return (List<?>) Json.object(Corpus.text("addresses/eai-own.json")).get("cases");
    }

    private static void compare(String address, boolean expected, Set<String> deviations) {
        boolean accepted = isAccepted(address);
        if (accepted != expected) {
            deviations.add(escaped(address) + "\t" + (accepted ? "accepted" : "refused"));
        }
    }

    private static boolean isAccepted(String address) {
        try {
            EmailAddress.parse(address);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String escaped(String text) {
        List<String> out = new ArrayList<>();
        text.chars()
                .forEach(c -> out.add(c > 0x20 && c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return String.join("", out);
    }
}
