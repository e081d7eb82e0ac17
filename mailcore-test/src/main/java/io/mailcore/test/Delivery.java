package io.mailcore.test;

import io.mailcore.api.mail.Envelope;

/** The SMTP transaction that brought a message, and how many octets its client sent. */
record Delivery(Envelope envelope, long size) {}
