package io.mailcore.api.mime;

/**
 * A place in a message.
 *
 * @param offset the octets before it
 * @param lines the line ends before it
 */
record Position(long offset, long lines) {}
