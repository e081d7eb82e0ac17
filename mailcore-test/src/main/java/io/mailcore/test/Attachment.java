package io.mailcore.test;

import java.util.Objects;

/** A file in a mail. Immutable. */
public final class Attachment {
    private final String name;
    private final String type;
    private final byte[] bytes;

    Attachment(String name, String type, byte[] bytes) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.bytes = bytes;
    }

    /**
     * The file name, decoded.
     *
     * @return the name, or an empty text when it has none
     */
    public String name() {
        return name;
    }

    /**
     * The media type without parameters.
     *
     * @return in lower case, such as {@code application/pdf}
     */
    public String type() {
        return type;
    }

    /**
     * The file.
     *
     * @return a copy of its octets, transfer encoding undone as far as it goes
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The size of the file.
     *
     * @return octets
     */
    public int size() {
        return bytes.length;
    }

    /** Name, type and size. */
    @Override
    public String toString() {
        return name + " (" + type + ", " + bytes.length + " octets)";
    }
}
