package org.kaon.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Damages files on purpose: whatever happens to one, reading it ends in values or in a
/// [FormatException].
public final class Damage {

    /// Reads a file that lies in memory, whole.
    @FunctionalInterface
    public interface Reading {
        void read(byte[] file) throws IOException;
    }

    private final Reading reading;
    private int read;
    private int refused;

    private Damage(Reading reading) {
        this.reading = reading;
    }

    /// Changes one to three bytes, `times` times.
    ///
    /// @param structure bytes at the file's end that hold its structure and are hit as often as all
    ///   others together; negative: at its start
    public static void flip(byte[] whole, int structure, int times, Reading reading) {
        Damage damage = new Damage(reading);
        SplittableRandom random = new SplittableRandom(7);
        int width = Math.min(Math.abs(structure), whole.length);
        for (int i = 0; i < times; i++) {
            byte[] bytes = whole.clone();
            int flips = 1 + random.nextInt(3);
            StringBuilder done = new StringBuilder();
            for (int k = 0; k < flips; k++) {
                int at = random.nextInt(whole.length);
                if (width > 0 && random.nextBoolean()) {
                    at = random.nextInt(width) + (structure > 0 ? whole.length - width : 0);
                }
                bytes[at] = (byte) random.nextInt(256);
                done.append(at).append('=').append(bytes[at]).append(' ');
            }
            damage.read(bytes, done.toString());
        }
        assertThat(damage.read).as("read").isPositive();
        assertThat(damage.refused).as("refused").isPositive();
    }

    /// Cuts a file short at about 100 places.
    public static void truncate(byte[] whole, Reading reading) {
        Damage damage = new Damage(reading);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 100) {
            damage.read(Arrays.copyOf(whole, length), "length " + length);
        }
        assertThat(damage.refused).as("refused").isPositive();
    }

    private void read(byte[] bytes, String what) {
        try {
            reading.read(bytes);
            read++;
        } catch (FormatException expected) {
            assertThat(expected.getMessage()).startsWith("damaged");
            refused++;
        } catch (IOException | RuntimeException | Error e) {
            fail("after " + what, e);
        }
    }
}
