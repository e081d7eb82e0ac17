package io.mailcore.examples.server;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that stands in the jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"mailcore " + Optional.ofNullable(version).orElse("(not from a jar)")};
    }
}
