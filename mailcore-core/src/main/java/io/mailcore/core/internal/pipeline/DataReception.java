package io.mailcore.core.internal.pipeline;

import io.mailcore.core.pipeline.DeliveryReport;
import io.mailcore.core.pipeline.Reception;
import io.mailcore.core.spool.SpoolWriter;
import io.mailcore.core.spool.SpooledMessage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Takes the data into the spool, then has it delivered. */
final class DataReception implements Reception {
    private static final Logger LOG = System.getLogger(DataReception.class.getName());

    private final SpoolWriter writer;
    private final MessageDelivery delivery;
    private Optional<IOException> failure = Optional.empty();
    private boolean used;

    DataReception(SpoolWriter writer, MessageDelivery delivery) {
        this.writer = writer;
        this.delivery = delivery;
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        try {
            writer.write(octets, offset, length);
        } catch (IOException e) {
            if (failure.isEmpty()) {
                LOG.log(Level.WARNING, "spool failed", e);
                failure = Optional.of(e);
            }
            throw e;
        }
    }

    @Override
    public long size() {
        return writer.size();
    }

    @Override
    public DeliveryReport deliver() {
        if (used) {
            throw new IllegalStateException("delivered already (expected: one call)");
        }
        used = true;
        if (failure.isPresent()) {
            return delivery.spoolFailed(failure.get(), writer.size());
        }
        try (SpooledMessage message = writer.finish()) {
            return delivery.deliver(message);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "spool failed", e);
            return delivery.spoolFailed(e, writer.size());
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
