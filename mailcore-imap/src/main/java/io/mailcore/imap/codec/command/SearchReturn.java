package io.mailcore.imap.codec.command;

/** A result option of SEARCH (RFC 9051 §6.4.4). */
public enum SearchReturn {
    /** The lowest number. */
    MIN,
    /** The highest number. */
    MAX,
    /** All numbers. */
    ALL,
    /** How many. */
    COUNT,
    /** Remember the result as {@code $}. */
    SAVE
}
