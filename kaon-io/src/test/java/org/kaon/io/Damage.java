package org.kaon.io;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// Damages a file again and again and counts how reading it ends: in values or in a
/// [FormatException]. Anything else is an [AssertionError] that tells how to do it again.
final class Damage {

    /// Bytes at either end, where formats keep their structure, that are hit as often as all
    /// others.
    private static final int STRUCTURE = 600;

    /// What the largest integers and lengths are made of.
    private static final byte[] EXTREMES = {0, -1, 0x7f, -128, 1};

    /// Reads a file that lies in memory, whole; says whether the values are those of the sound
    /// file.
    @FunctionalInterface
    interface Reading {
        boolean read(byte[] file) throws IOException;
    }

    private final String name;
    private final Reading reading;
    private final boolean checked;
    private int right;
    private int other;
    private int refused;
    private long slowest;

    /// @param checked whether the format keeps checksums, so that no value may be another one
    Damage(String name, boolean checked, Reading reading) {
        this.name = name;
        this.checked = checked;
        this.reading = reading;
    }

    /// Changes one to three places, `times` times.
    void change(byte[] whole, int times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < times; i++) {
            StringBuilder done = new StringBuilder();
            byte[] bytes = whole.clone();
            int places = 1 + random.nextInt(3);
            for (int k = 0; k < places; k++) {
                int at = place(whole.length, random);
                int length = random.nextInt(4) == 0 ? 1 << random.nextInt(4) : 1;
                int end = Math.min(whole.length, at + length);
                byte value = EXTREMES[random.nextInt(EXTREMES.length)];
                Arrays.fill(bytes, at, end, length > 1 ? value : (byte) random.nextInt(256));
                done.append(" %d-%d=%d".formatted(at, end, bytes[at]));
            }
            read(bytes, "bytes" + done);
        }
    }

    private static int place(int length, SplittableRandom random) {
        int width = Math.min(length, STRUCTURE);
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(width);
            case 1 -> length - 1 - random.nextInt(width);
            default -> random.nextInt(length);
        };
    }

    /// Cuts the file short at about `places` places.
    void cut(byte[] whole, int places) {
        for (int length = 0; length < whole.length; length += 1 + whole.length / places) {
            read(Arrays.copyOf(whole, length), "length " + length);
        }
    }

    private void read(byte[] bytes, String what) {
        long begun = System.nanoTime();
        try {
            boolean same = reading.read(bytes);
            if (checked && !same) {
                throw new AssertionError("other values, in spite of checksums");
            }
            right += same ? 1 : 0;
            other += same ? 0 : 1;
        } catch (FormatException expected) {
            refused++;
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(name + " after " + what, e);
        }
        slowest = Math.max(slowest, System.nanoTime() - begun);
    }

    int refused() {
        return refused;
    }

    int all() {
        return right + other + refused;
    }

    /// A line of a table.
    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %s | %,d | %d |",
                name,
                all(),
                right,
                checked ? "0, by checksums" : String.format(Locale.ROOT, "%,d", other),
                refused,
                slowest / 1_000_000);
    }
}
