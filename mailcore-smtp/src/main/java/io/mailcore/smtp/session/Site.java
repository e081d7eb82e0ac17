package io.mailcore.smtp.session;

import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.sasl.Logins;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What all sessions of a listener share.
 *
 * @param hostname the server's name
 * @param now tells the time for trace headers
 * @param pipeline takes the mail
 * @param logins logs peers in
 */
public record Site(String hostname, Supplier<Instant> now, MailPipeline pipeline, Logins logins) {}
