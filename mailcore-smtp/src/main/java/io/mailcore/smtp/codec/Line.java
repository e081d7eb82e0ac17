package io.mailcore.smtp.codec;

/** One line a peer has sent. Immutable. */
public sealed interface Line {

    /**
     * A well-formed line.
     *
     * @param text without its CRLF; neither CR, LF nor NUL is in it
     */
    record Text(String text) implements Line {}

    /**
     * A line whose content is not looked at.
     *
     * @param fault what is wrong with it
     */
    record Broken(Fault fault) implements Line {}
}
