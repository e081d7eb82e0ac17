package io.mailcore.smtp.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.core.pipeline.Reception;
import io.mailcore.core.spool.SpoolFullException;
import io.mailcore.smtp.BareLineEnds;
import io.mailcore.smtp.codec.DataDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Octets are mail data. Whatever goes wrong with the message, its octets are taken to their end, where the one reply is
 * due (RFC 5321 §4.2.5); what cannot be kept is thrown away as it comes.
 */
final class DataMode implements Mode {
    /** A client that goes on for so many times the largest message has not read what it was told, and will not. */
    private static final int PATIENCE = 4;

    private final Conversation talk;
    private final Reception reception;
    private final Mode commands;
    private final DataDecoder decoder = new DataDecoder();
    private Optional<Reply> failure = Optional.empty();
    private long size;
    private long arrived;

    DataMode(Conversation talk, Reception reception, Mode commands) {
        this.talk = talk;
        this.reception = reception;
        this.commands = commands;
    }

    @Override
    public void enter() {
        arrived = 0;
        talk.context().deadline(talk.policy().limits().data());
    }

    @Override
    public boolean take(ByteBuffer input) {
        int before = input.remaining();
        boolean ended = decoder.decode(input, this::keep);
        arrived += before - input.remaining();
        if (ended) {
            end();
        } else if (size / PATIENCE > talk.policy().maxMessageSize()) {
            talk.close(Replies.TOO_BIG);
        }
        return ended;
    }

    // Any octet would keep a plain timeout from passing; a rate is what an attacker has to pay for.
    @Override
    public void deadlinePassed() {
        long seconds = talk.policy().limits().data().toSeconds();
        if (arrived >= seconds * talk.policy().limits().dataRate()) {
            enter();
        } else {
            talk.close(Replies.TOO_SLOW);
        }
    }

    @Override
    public void abandon() {
        reception.close();
    }

    private void keep(byte[] octets, int offset, int length) {
        size += length;
        if (failure.isEmpty() && size > talk.policy().maxMessageSize()) {
            fail(Replies.TOO_BIG);
        }
        if (failure.isPresent()) {
            return;
        }
        try {
            reception.write(octets, offset, length);
        } catch (SpoolFullException e) {
            fail(Replies.SPOOL_FULL);
        } catch (IOException e) {
            fail(Replies.SPOOL_FAILED);
        }
    }

    private void fail(Reply reply) {
        failure = Optional.of(reply);
        reception.close();
    }

    private void end() {
        boolean smuggles = decoder.hasBareLineEnd() && talk.policy().bareLineEnds() == BareLineEnds.REFUSE;
        Reply reply = smuggles ? Replies.BARE_LINE_END : outcome();
        reception.close();
        talk.reset();
        talk.enter(commands);
        if (smuggles) {
            // What follows may have been meant as a part of this message, or this message as several: hear no more.
            talk.close(reply);
        } else {
            talk.answer(reply);
        }
    }

    // RFC 5321 §6.1: once this says 250, the message is the server's; deliver() has committed it by then.
    private Reply outcome() {
        if (decoder.hasNul()) {
            return Replies.HAS_NUL;
        }
        return failure.orElseGet(() -> reception.deliver().reply());
    }
}
