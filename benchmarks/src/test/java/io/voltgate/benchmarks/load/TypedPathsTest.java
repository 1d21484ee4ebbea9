package io.voltgate.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results say nothing of where on a machine they were made. */
class TypedPathsTest {
    private static final Path HERE = Path.of("/home/ann/voltgate");

    @Test
    void shouldMakeWhatLiesBelowRelative() {
        assertEquals("benchmarks/results/a", TypedPaths.plain("/home/ann/voltgate/benchmarks/results/a", HERE));
        assertEquals("--output=benchmarks/a", TypedPaths.plain("--output=/home/ann/voltgate/./benchmarks/a", HERE));
        assertEquals(".", TypedPaths.plain("/home/ann/voltgate/", HERE));
    }

    @Test
    void shouldLeaveTheLastPartOfOtherPaths() {
        assertEquals("results", TypedPaths.plain("/var/secret/results", HERE));
        assertEquals("-XX:AOTCache=voltgate.aot", TypedPaths.plain("-XX:AOTCache=/var/secret/voltgate.aot", HERE));
        assertEquals(
                "-Xlog:gc:file=gc.log::filecount=0", TypedPaths.plain("-Xlog:gc:file=/var/gc.log::filecount=0", HERE));
    }

    @Test
    void shouldLeaveWhatIsNoPathOfTheMachine() {
        assertEquals(
                "closed -o benchmarks/results/a --url ws://127.0.0.1:9000/ocpp --floor bare,jackson",
                TypedPaths.plain(List.of(
                        "closed",
                        "-o",
                        "benchmarks/results/a",
                        "--url",
                        "ws://127.0.0.1:9000/ocpp",
                        "--floor",
                        "bare,jackson")));
    }
}
