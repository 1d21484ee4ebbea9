package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test authority and the security profiles, from the command line. */
final class SecurityCommandTest {
    private static final String WHERE = "--duration 1 --stations 1 --url ";

    @TempDir
    private Path folder;

    @Test
    void shouldWriteTheCertificates() {
        assertEquals(0, Main.execute("ca", "--out", folder.resolve("ca").toString(), "--station", "A,B"));
        assertTrue(Files.isRegularFile(folder.resolve("ca/server-wrong-name.pem")));
        assertTrue(Files.isRegularFile(folder.resolve("ca/B-revoked.key")));
    }

    @Test
    void shouldRefuseBadUsageOfTheAuthority() {
        assertEquals(2, Main.execute("ca"));
        assertEquals(2, Main.execute("ca", "--out", folder.toString(), "--at", "noon"));
        assertEquals(2, Main.execute("ca", "--out", folder.toString(), "--station", "../B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://127.0.0.1:1 --security-profile 4",
                "ws://127.0.0.1:1 --security-profile 1",
                "ws://127.0.0.1:1 --security-profile 0 --password x",
                "ws://127.0.0.1:1 --security-profile 2 --password x",
                "wss://127.0.0.1:1 --security-profile 2",
                "wss://127.0.0.1:1 --security-profile 3 --password x",
                "ws://127.0.0.1:1 --trust pom.xml",
                "wss://127.0.0.1:1 --trust pom.xml",
                "wss://127.0.0.1:1 --revoked pom.xml",
                "wss://127.0.0.1:1 --certificate pom.xml",
                "wss://127.0.0.1:1 --certificate pom.xml --key pom.xml",
            })
    void shouldRefuseAProfileThatDoesNotFit(String options) {
        assertEquals(2, Main.execute((WHERE + options).split(" ")));
    }
}
