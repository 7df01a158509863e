package org.kaon.lab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// How reports look, on screens of every width and in print: `report.css` of this package.
final class StyleSheet {

    static final String TEXT = read();

    private StyleSheet() {}

    private static String read() {
        try (InputStream in = StyleSheet.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read report.css from the jar.", e);
        }
    }
}
