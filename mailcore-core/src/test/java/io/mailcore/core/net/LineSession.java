package io.mailcore.core.net;

import io.mailcore.api.account.AccountId;
import io.mailcore.core.protocol.Session;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.protocol.TlsDetails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A session of {@link LineListener}: one command per line. */
final class LineSession implements Session {
    private final LineListener listener;
    private final SessionContext context;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long toProduce;

    LineSession(LineListener listener, SessionContext context) {
        this.listener = listener;
        this.context = context;
    }

    @Override
    public void opened() {
        note("opened");
        say("hello " + context.tls().map(TlsDetails::version).orElse("clear"));
    }

    @Override
    public void tlsStarted() {
        note("tlsStarted " + context.tls().map(TlsDetails::version).orElse("clear"));
    }

    @Override
    public void receive(ByteBuffer input) throws IOException {
        while (input.hasRemaining()) {
            byte octet = input.get();
            if (octet == '\n') {
                String command = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
                line.reset();
                handle(command);
                return;
            }
            line.write(octet);
        }
    }

    private void handle(String command) throws IOException {
        String[] words = command.split(" ", 2);
        String argument = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "ECHO" -> say(argument);
            case "CONTENT" -> context.output().write(listener.content, 0, listener.content.size());
            case "PRODUCE" -> toProduce = Long.parseLong(argument);
            case "DEADLINE" -> context.deadline(Duration.ofMillis(Long.parseLong(argument)));
            case "PAUSE" -> context.pause(Duration.ofMillis(Long.parseLong(argument)));
            case "WATCH" -> context.watch(AccountId.of(argument));
            case "UNWATCH" -> context.unwatch();
            case "STARTTLS" -> startTls();
            case "THROW" -> throw new IllegalStateException(argument);
            case "FAIL" -> throw new IOException(argument);
            case "OVERFLOW" -> overflow(1);
            case "BLOCK" -> block();
            case "QUIT" -> {
                say("bye");
                context.close();
            }
            default -> say("? " + command);
        }
    }

    private void startTls() {
        say(context.canStartTls() ? "go ahead" : "no TLS");
        if (context.canStartTls()) {
            context.startTls();
        }
    }

    private void block() {
        listener.blocked.countDown();
        try {
            listener.unblock.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        say("unblocked");
    }

    private int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    @Override
    public boolean produce() {
        if (toProduce > 0) {
            int count = (int) Math.min(toProduce, 10_000);
            context.output().write(new byte[count]);
            toProduce -= count;
            if (toProduce == 0) {
                say("produced");
            }
        }
        return toProduce > 0;
    }

    @Override
    public void changed() {
        note("changed");
        say("* changed");
    }

    @Override
    public void deadlinePassed() {
        note("deadlinePassed");
        say("too late");
        context.close();
    }

    @Override
    public void stopping() {
        note("stopping");
        say("stopping");
        context.close();
    }

    @Override
    public void failed(Exception cause) {
        note("failed " + cause.getClass().getSimpleName());
        say("failed");
    }

    @Override
    public void closed() {
        note("closed");
    }

    private void note(String call) {
        listener.calls.add(call);
    }

    private void say(String text) {
        context.output().write(text + "\r\n");
    }
}
