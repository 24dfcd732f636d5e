package io.engagements.postgres;

import java.util.List;

/** What a JVM is started with that a test kills again soon. */
public final class ShortLivedJvm {

    /** It needs no optimising compiler, and what our own compiler made needs no proof: that is a fifth of its start. */
    public static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    private ShortLivedJvm() {}
}
