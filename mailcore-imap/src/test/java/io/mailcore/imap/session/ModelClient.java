package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A client that believes what it is told, and checks that it is told nothing that cannot be: sequence numbers out of
 * range, EXPUNGE when it may not come, a UID that changes, a message that is recent to two sessions.
 */
final class ModelClient {
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
    private static final Pattern EXPUNGE = Pattern.compile("\\* (\\d+) EXPUNGE");
    private static final Pattern FETCH = Pattern.compile("(?s)\\* (\\d+) FETCH \\((.*)\\)");
    private static final Pattern UID = Pattern.compile("(?s).*?UID (\\d+).*");
    private static final Pattern FLAGS = Pattern.compile("(?s).*?FLAGS \\(([^)]*)\\).*");

    final SessionHarness session;
    final List<Known> messages = new ArrayList<>();
    final List<String> log;
    private final ModelWorld world;
    private final Map<String, Integer> recentOwners;
    private final int number;
    String box = "";
    boolean readOnly;
    boolean idling;
    private int tags;
    private int selections;
    private boolean mayExpunge;
    List<Integer> found = new ArrayList<>();

    /** A message as the client knows it: the UID is the model's knowledge, the flags are what it was told. */
    static final class Known {
        final long uid;
        Set<String> flags = Set.of("(unknown)");

        Known(long uid) {
            this.uid = uid;
        }

        boolean hasFlags() {
            return !flags.contains("(unknown)");
        }
    }

    ModelClient(ImapRig rig, ModelWorld world, int number, Map<String, Integer> recentOwners, List<String> log) {
        this.session = rig.loggedIn();
        this.world = world;
        this.number = number;
        this.recentOwners = recentOwners;
        this.log = log;
    }

    boolean isSelected() {
        return !box.isEmpty();
    }

    ModelWorld.Box selectedBox() {
        return world.box(box);
    }

    /** Sends a command and takes in all that comes until its tagged response, whose condition it returns. */
    String run(String command) {
        String tag = "t" + ++tags;
        boolean uid = command.startsWith("UID ");
        mayExpunge = uid || !command.matches("(FETCH|STORE|SEARCH) .*");
        log.add("C" + number + ": " + tag + " " + command);
        session.send(tag + " " + command + "\r\n");
        return take(tag);
    }

    void select(String name, boolean examine) {
        forget();
        readOnly = examine;
        selections++;
        box = name;
        assertThat(run((examine ? "EXAMINE " : "SELECT ") + name)).isEqualTo("OK");
    }

    void forget() {
        box = "";
        messages.clear();
    }

    void idle() {
        idling = true;
        mayExpunge = true;
        log.add("C" + number + ": i IDLE");
        session.send("i IDLE\r\n");
        take("(none)");
    }

    void done() {
        log.add("C" + number + ": DONE");
        session.send("DONE\r\n");
        idling = false;
        assertThat(take("i")).isEqualTo("OK");
    }

    /** Takes in what an idling client is told. */
    void listen() {
        take("(none)");
    }

    private String take(String tag) {
        String condition = "";
        for (String line : lines(session.takeOutput())) {
            log.add("S" + number + ": " + line.replace("\r\n", "\\r\\n"));
            if (line.startsWith(tag + " ")) {
                condition = line.split(" ")[1];
            } else {
                untagged(line);
            }
        }
        return condition;
    }

    /** Cuts what came into responses, literals kept within them. */
    private static List<String> lines(String output) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < output.length()) {
            int end = output.indexOf("\r\n", at);
            String line = output.substring(at, end);
            int brace = line.endsWith("}") ? line.lastIndexOf('{') : -1;
            at = end + 2;
            if (brace >= 0) {
                at += Integer.parseInt(line.substring(brace + 1, line.length() - 1));
            } else {
                lines.add(output.substring(from, end));
                from = at;
            }
        }
        return lines;
    }

    private void untagged(String line) {
        Matcher exists = EXISTS.matcher(line);
        Matcher expunge = EXPUNGE.matcher(line);
        Matcher fetch = FETCH.matcher(line);
        if (exists.matches()) {
            exists(Integer.parseInt(exists.group(1)));
        } else if (expunge.matches()) {
            assertThat(mayExpunge)
                    .as("EXPUNGE while sequence numbers are in use")
                    .isTrue();
            messages.remove(index(expunge));
        } else if (fetch.matches()) {
            fetched(messages.get(index(fetch)), fetch.group(2));
        } else if (line.startsWith("* SEARCH")) {
            found = Arrays.stream(line.substring(8).trim().split(" "))
                    .filter(word -> !word.isEmpty())
                    .map(Integer::valueOf)
                    .collect(Collectors.toList());
        } else {
            assertThat(line).matches("(?s)(\\* (OK|FLAGS|\\d+ RECENT).*|\\+ .*)");
        }
    }

    private int index(Matcher response) {
        int sequence = Integer.parseInt(response.group(1));
        assertThat(sequence).as("sequence number").isBetween(1, messages.size());
        return sequence - 1;
    }

    private void exists(int count) {
        long last = messages.isEmpty() ? 0 : messages.get(messages.size() - 1).uid;
        List<Long> news =
                List.copyOf(selectedBox().messages.tailMap(last, false).keySet());
        assertThat(count).as("EXISTS").isEqualTo(messages.size() + news.size());
        news.forEach(uid -> messages.add(new Known(uid)));
    }

    private void fetched(Known message, String items) {
        Matcher uid = UID.matcher(items);
        if (uid.matches()) {
            assertThat(Long.parseLong(uid.group(1))).as("UID").isEqualTo(message.uid);
        }
        Matcher flags = FLAGS.matcher(items);
        if (flags.matches()) {
            message.flags = new TreeSet<>(Arrays.asList(flags.group(1).split(" ")));
            message.flags.remove("");
            if (message.flags.remove("\\Recent") && !readOnly) {
                int owner = number * 1_000_000 + selections;
                int first = recentOwners.computeIfAbsent(box + ":" + message.uid, key -> owner);
                assertThat(first).as("session to which the message is recent").isEqualTo(owner);
            }
        }
    }

    /** After NOOP a client knows everything. */
    void audit() {
        assertThat(run("NOOP")).isEqualTo("OK");
        if (!isSelected()) {
            return;
        }
        assertThat(messages.stream().map(known -> known.uid))
                .as("UIDs of client %d", number)
                .containsExactlyElementsOf(selectedBox().messages.keySet());
        for (Known known : messages) {
            if (known.hasFlags()) {
                assertThat(known.flags)
                        .as("flags told to client %d of UID %d", number, known.uid)
                        .isEqualTo(selectedBox().messages.get(known.uid));
            }
        }
    }
}
