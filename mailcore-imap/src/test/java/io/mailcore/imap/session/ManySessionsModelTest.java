package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.session.ModelClient.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Several sessions act at random on the same mailboxes; each must be told just what a simple model says. */
class ManySessionsModelTest {
    private static final int RUNS = 50;
    private static final int COMMANDS = 400;
    private static final List<String> FLAGS = List.of("\\Seen", "\\Flagged", "\\Deleted", "\\Deleted", "k1", "k2");

    private final List<String> log = new ArrayList<>();
    private Random random = new Random(0);
    private ImapRig rig = new ImapRig();
    private ModelWorld world = new ModelWorld();

    @Test
    void tellsEverySessionWhatTheModelSays() {
        for (long seed = 1; seed <= RUNS; seed++) {
            log.clear();
            try {
                run(seed);
            } catch (AssertionError | RuntimeException e) {
                int from = Math.max(0, log.size() - 60);
                throw new AssertionError(
                        "seed " + seed + ": " + e.getMessage() + "\n"
                                + String.join("\n", log.subList(from, log.size())),
                        e);
            }
        }
    }

    private void run(long seed) {
        random = new Random(seed);
        rig = new ImapRig().create("A", "B");
        world = new ModelWorld("INBOX", "A", "B");
        Map<String, Integer> recentOwners = new HashMap<>();
        List<ModelClient> clients = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            clients.add(new ModelClient(rig, world, i, recentOwners, log));
        }
        for (int i = 0; i < COMMANDS; i++) {
            act(clients.get(random.nextInt(clients.size())));
            clients.stream().filter(client -> client.idling).forEach(ModelClient::listen);
        }
        clients.stream().filter(client -> client.idling).forEach(ModelClient::done);
        clients.forEach(ModelClient::audit);
        assertThat(rig.services.openSpooled).isZero();
        clients.forEach(client -> client.session.close());
    }

    private void act(ModelClient client) {
        if (client.idling) {
            client.done();
            client.audit();
            return;
        }
        int choice = random.nextInt(100);
        if (choice < 15) {
            append(client);
        } else if (!client.isSelected() || choice < 19) {
            client.select(anyBox(), random.nextInt(5) == 0);
        } else if (choice < 21) {
            leave(client);
        } else if (choice < 27) {
            client.idle();
        } else if (choice < 40) {
            client.audit();
        } else if (choice < 48) {
            expunge(client);
        } else if (client.messages.isEmpty()) {
            client.audit();
        } else {
            actOnMessages(client, choice);
        }
    }

    private void actOnMessages(ModelClient client, int choice) {
        if (choice < 65) {
            store(client);
        } else if (choice < 80) {
            fetch(client);
        } else if (choice < 90) {
            copy(client);
        } else {
            search(client);
        }
    }

    private String anyBox() {
        return world.names().get(random.nextInt(3));
    }

    private Set<String> anyFlags() {
        Set<String> flags = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            flags.add(FLAGS.get(random.nextInt(FLAGS.size())));
        }
        return flags;
    }

    private void append(ModelClient client) {
        String box = anyBox();
        Set<String> flags = anyFlags();
        world.box(box).add(flags);
        assertThat(client.run("APPEND " + box + " (" + String.join(" ", flags) + ") {3+}\r\nx\r\n"))
                .isEqualTo("OK");
    }

    private void leave(ModelClient client) {
        boolean close = random.nextBoolean();
        if (close && !client.readOnly) {
            world.expunge(client.selectedBox(), uids(client.messages));
        }
        client.forget();
        assertThat(client.run(close ? "CLOSE" : "UNSELECT")).isEqualTo("OK");
    }

    private void expunge(ModelClient client) {
        boolean all = random.nextInt(3) > 0 || client.messages.isEmpty();
        List<Known> some = all ? client.messages : anyMessages(client);
        if (!client.readOnly) {
            world.expunge(client.selectedBox(), uids(some));
        }
        String condition = client.run(all ? "EXPUNGE" : "UID EXPUNGE " + set(client, some, true));
        assertThat(condition).isEqualTo(client.readOnly ? "NO" : "OK");
    }

    private void store(ModelClient client) {
        List<Known> some = anyMessages(client);
        boolean uid = random.nextBoolean();
        boolean silent = random.nextBoolean();
        String mode = List.of("+FLAGS", "-FLAGS", "FLAGS").get(random.nextInt(3));
        Set<String> flags = anyFlags();
        boolean missing = !client.selectedBox().messages.keySet().containsAll(uids(some));
        if (!client.readOnly) {
            world.store(client.selectedBox(), uids(some), mode, flags);
        }
        if (!client.readOnly && silent) {
            some.stream().filter(Known::hasFlags).forEach(known -> ModelWorld.change(known.flags, mode, flags));
        }
        String condition = client.run((uid ? "UID STORE " : "STORE ") + set(client, some, uid) + " " + mode
                + (silent ? ".SILENT" : "") + " (" + String.join(" ", flags) + ")");
        boolean refused = client.readOnly || missing && !uid && !silent;
        assertThat(condition).isEqualTo(refused ? "NO" : "OK");
    }

    private void fetch(ModelClient client) {
        List<Known> some = anyMessages(client);
        boolean uid = random.nextBoolean();
        boolean marks = random.nextInt(3) == 0;
        if (marks && !client.readOnly) {
            world.store(client.selectedBox(), uids(some), "+FLAGS", Set.of("\\Seen"));
        }
        String items = marks ? "(UID FLAGS BODY[TEXT])" : "(FLAGS UID)";
        assertThat(client.run((uid ? "UID FETCH " : "FETCH ") + set(client, some, uid) + " " + items))
                .isEqualTo("OK");
        for (Known known : some) {
            assertThat(known.hasFlags()).as("flags of UID %d told", known.uid).isTrue();
        }
    }

    private void copy(ModelClient client) {
        List<Known> some = anyMessages(client);
        boolean uid = random.nextBoolean();
        boolean move = random.nextBoolean();
        String target = anyBox();
        boolean missing = !client.selectedBox().messages.keySet().containsAll(uids(some));
        boolean refused = move && client.readOnly || missing && !uid;
        if (!refused) {
            world.copy(client.selectedBox(), uids(some), world.box(target), move);
        }
        String name = (uid ? "UID " : "") + (move ? "MOVE " : "COPY ");
        assertThat(client.run(name + set(client, some, uid) + " " + target)).isEqualTo(refused ? "NO" : "OK");
    }

    private void search(ModelClient client) {
        boolean uid = random.nextBoolean();
        List<Known> before = List.copyOf(client.messages);
        assertThat(client.run((uid ? "UID " : "") + "SEARCH FLAGGED")).isEqualTo("OK");
        for (int sequence = 1; sequence <= before.size(); sequence++) {
            Known known = before.get(sequence - 1);
            Set<String> flags = client.selectedBox().messages.get(known.uid);
            if (flags != null) {
                assertThat(client.found.contains(uid ? (int) known.uid : sequence))
                        .as("SEARCH FLAGGED finds UID %d", known.uid)
                        .isEqualTo(flags.contains("\\Flagged"));
            }
        }
    }

    private List<Known> anyMessages(ModelClient client) {
        List<Known> some = client.messages.stream()
                .filter(known -> random.nextInt(3) == 0)
                .collect(Collectors.toCollection(ArrayList::new));
        if (some.isEmpty()) {
            some.add(client.messages.get(random.nextInt(client.messages.size())));
        }
        return some;
    }

    private static List<Long> uids(List<Known> messages) {
        return messages.stream().map(known -> known.uid).toList();
    }

    private static String set(ModelClient client, List<Known> messages, boolean uid) {
        return messages.stream()
                .map(known -> Long.toString(uid ? known.uid : client.messages.indexOf(known) + 1))
                .collect(Collectors.joining(","));
    }
}
