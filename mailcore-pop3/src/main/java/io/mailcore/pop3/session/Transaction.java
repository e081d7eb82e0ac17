package io.mailcore.pop3.session;

import io.mailcore.api.content.Content;
import io.mailcore.pop3.codec.Command;
import io.mailcore.pop3.session.Wire.ResponseCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.function.IntFunction;

/** The TRANSACTION state (RFC 1939 §5), and UPDATE at its end. */
final class Transaction implements Phase {
    private static final int LINES_PER_PIECE = 1000;

    private final Pop3Session session;
    private final Wire wire;
    private final Maildrop maildrop;
    private Optional<Retrieval> retrieval = Optional.empty();
    private Optional<Listing> listing = Optional.empty();

    /** A scan listing on its way out. */
    private record Listing(PrimitiveIterator.OfInt numbers, IntFunction<String> line) {}

    Transaction(Pop3Session session, Wire wire, Maildrop maildrop) {
        this.session = session;
        this.wire = wire;
        this.maildrop = maildrop;
    }

    @Override
    public boolean handle(Command command) throws IOException {
        switch (command.verb()) {
            case CAPA -> session.capabilities();
            case STAT -> wire.ok(maildrop.count() + " " + maildrop.octets());
            case LIST -> list(command, maildrop::size);
            case UIDL -> list(command, maildrop::uniqueId);
            case RETR -> retrieve(command);
            case TOP -> top(command);
            case DELE -> delete(command);
            case RSET -> reset();
            case NOOP -> wire.ok("Still here");
            case QUIT -> update();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void list(Command command, IntFunction<?> value) {
        IntFunction<String> line = number -> number + " " + value.apply(number);
        if (command.words().isEmpty()) {
            wire.ok(maildrop.count() + " messages");
            listing = Optional.of(new Listing(maildrop.numbers().iterator(), line));
        } else {
            number(command, 1).ifPresent(number -> wire.ok(line.apply((int) number)));
        }
    }

    private void retrieve(Command command) throws IOException {
        OptionalLong number = number(command, 1);
        if (number.isPresent() && begin((int) number.getAsLong(), OptionalLong.empty())) {
            maildrop.retrieved((int) number.getAsLong());
        }
    }

    private void top(Command command) throws IOException {
        OptionalLong number = number(command, 2);
        if (number.isPresent()) {
            OptionalLong lines = natural(command.words().get(1));
            if (lines.isEmpty()) {
                wire.error("TOP needs a number of lines");
            } else {
                begin((int) number.getAsLong(), lines);
            }
        }
    }

    private boolean begin(int number, OptionalLong lines) throws IOException {
        Optional<Content> content = maildrop.content(number);
        if (content.isEmpty()) {
            wire.error(ResponseCode.SYS_TEMP, "The message cannot be read");
            return false;
        }
        Content message = content.get();
        retrieval = Optional.of(lines.isPresent() ? Retrieval.top(message, lines.getAsLong()) : Retrieval.of(message));
        wire.ok(maildrop.size(number) + " octets");
        return true;
    }

    private void delete(Command command) {
        number(command, 1).ifPresent(number -> {
            maildrop.delete((int) number);
            wire.ok("Message " + number + " will be deleted");
        });
    }

    private void reset() {
        maildrop.undelete();
        wire.ok(maildrop.count() + " messages");
    }

    // RFC 1939 §6: the lock is released and the connection closed whether or not messages could be removed.
    private void update() {
        try {
            if (maildrop.update()) {
                session.goodbye();
                return;
            }
        } catch (IOException e) {
            session.log("update failed", e);
        }
        wire.error(ResponseCode.SYS_TEMP, "Some deleted messages were not removed");
        session.close();
    }

    /** The message number of a command with so many arguments, or empty when the peer has been told what is wrong. */
    private OptionalLong number(Command command, int arguments) {
        List<String> words = command.words();
        if (words.size() != arguments) {
            wire.error(
                    command.verb() + " takes " + (arguments == 1 ? "a message number" : "a message number and lines"));
            return OptionalLong.empty();
        }
        OptionalLong number = natural(words.get(0));
        if (number.isEmpty()
                || number.getAsLong() > maildrop.highestNumber()
                || !maildrop.has((int) number.getAsLong())) {
            wire.error("No such message");
            return OptionalLong.empty();
        }
        return number;
    }

    private static OptionalLong natural(String word) {
        boolean digits = word.length() <= 18 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(word)) : OptionalLong.empty();
    }

    @Override
    public boolean produce() throws IOException {
        if (listing.isPresent()) {
            return produce(listing.get());
        }
        if (retrieval.isPresent() && !retrieval.get().produce(wire.output())) {
            retrieval.get().close();
            retrieval = Optional.empty();
        }
        return retrieval.isPresent();
    }

    @Override
    public boolean isProducing() {
        return listing.isPresent() || retrieval.isPresent();
    }

    private boolean produce(Listing lines) {
        for (int i = 0; i < LINES_PER_PIECE && lines.numbers().hasNext(); i++) {
            wire.line(lines.line().apply(lines.numbers().nextInt()));
        }
        if (lines.numbers().hasNext()) {
            return true;
        }
        wire.end();
        listing = Optional.empty();
        return false;
    }

    @Override
    public void closed() {
        try (maildrop) {
            if (retrieval.isPresent()) {
                retrieval.get().close();
            }
        } catch (IOException e) {
            session.log("content not closed", e);
        }
    }
}
