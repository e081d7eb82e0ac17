package io.mailcore.core.internal.pipeline;

import io.mailcore.api.mail.ReversePath;
import java.nio.charset.StandardCharsets;

/** The Return-Path field of final delivery (RFC 5321 §4.4). */
final class ReturnPath {
    private ReturnPath() {}

    /** The field, and behind it the trace of this hop. */
    static byte[] inFrontOf(byte[] trace, ReversePath from) {
        // An address holds no control character, and UTF-8 makes none of other characters: the field is one line.
        byte[] field = ("Return-Path: " + from + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] front = new byte[field.length + trace.length];
        System.arraycopy(field, 0, front, 0, field.length);
        System.arraycopy(trace, 0, front, field.length, trace.length);
        return front;
    }
}
