package org.kaon.cli;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/// What `kaon --version` prints: Kaon, Java, and the machine.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "Kaon %s, Java %s, %s %s"
                    .formatted(kaon(), Runtime.version(), property("os.name"), property("os.arch"))
        };
    }

    /// The version in the manifest of the jar; `development` where classes are run without a jar.
    static String kaon() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
