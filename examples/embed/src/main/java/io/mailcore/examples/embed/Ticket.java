package io.mailcore.examples.embed;

/**
 * What a customer wants.
 *
 * @param number counted from 1
 * @param customer whose address
 * @param subject of the mail
 * @param text of the mail
 */
public record Ticket(int number, String customer, String subject, String text) {}
