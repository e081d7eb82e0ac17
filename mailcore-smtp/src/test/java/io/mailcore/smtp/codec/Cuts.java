package io.mailcore.smtp.codec;

import io.mailcore.api.testkit.Dialogue.Cut;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The ways in which octets may arrive. */
final class Cuts {
    private Cuts() {}

    /** Calls with the octets in pieces: whole, one by one, at random, and whole without an accessible array. */
    static void forEach(byte[] octets, BiConsumer<String, List<ByteBuffer>> test) {
        Map<String, Cut> cuts = new LinkedHashMap<>();
        cuts.put("whole", Cut.whole());
        cuts.put("byte by byte", Cut.bytewise());
        for (long seed = 1; seed <= 4; seed++) {
            cuts.put("at random, seed " + seed, Cut.random(seed));
        }
        cuts.forEach((how, cut) -> test.accept(how, pieces(octets, cut)));
        test.accept("whole, read-only", List.of(ByteBuffer.wrap(octets).asReadOnlyBuffer()));
        test.accept("direct, offset", List.of(direct(octets)));
    }

    private static List<ByteBuffer> pieces(byte[] octets, Cut cut) {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (int at = 0; at < octets.length; ) {
            int length = cut.next(octets.length - at);
            pieces.add(ByteBuffer.wrap(octets, at, length).slice());
            at += length;
        }
        return pieces;
    }

    private static ByteBuffer direct(byte[] octets) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(octets.length + 3);
        return buffer.position(3).put(octets).flip().position(3);
    }
}
