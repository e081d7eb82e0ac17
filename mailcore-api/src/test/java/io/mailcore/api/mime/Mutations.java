package io.mailcore.api.mime;

import java.util.Arrays;
import java.util.Random;

/** Damages messages where it hurts: line ends, dashes, colons, cuts. */
final class Mutations {
    private static final byte[] SHARP = {'\r', '\n', '-', ':', ';', '"', '(', ')', '=', 0, '<', ' ', (byte) 0xff};

    private Mutations() {}

    static byte[] of(byte[] octets, Random random) {
        byte[] damaged = octets.clone();
        for (int i = 0; i < 20 && damaged.length > 0; i++) {
            damaged[random.nextInt(damaged.length)] = SHARP[random.nextInt(SHARP.length)];
        }
        return Arrays.copyOf(damaged, damaged.length - random.nextInt(1 + damaged.length / 3));
    }
}
