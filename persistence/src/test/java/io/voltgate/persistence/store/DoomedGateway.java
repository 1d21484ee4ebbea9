package io.voltgate.persistence.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A JVM that starts a database, writes a row and waits to be killed. Launched by the tests. It never stops its database.
 */
final class DoomedGateway {
    private static final String READY = "database is ready";

    private DoomedGateway() {}

    /** Returns when the row is committed. */
    static Process launch(Path folder, Path log) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DoomedGateway.class.getName(),
                        folder.toString()))
                .redirectError(log.toFile())
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(READY)) {
                return process;
            }
        }
        throw new IOException("the JVM ended before its database was ready, see " + log);
    }

    public static void main(String[] arguments) throws Exception {
        Database database = EmbeddedDatabase.start(Path.of(arguments[0]), TestPostgres.BINARIES, 0, new SecureRandom());
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('committed')");
        }
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
