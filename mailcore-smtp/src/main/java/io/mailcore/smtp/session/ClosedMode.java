package io.mailcore.smtp.session;

import java.nio.ByteBuffer;

/** Nothing is listened to any more. */
final class ClosedMode implements Mode {
    @Override
    public void enter() {}

    @Override
    public boolean take(ByteBuffer input) {
        input.position(input.limit());
        return true;
    }

    @Override
    public void deadlinePassed() {}
}
