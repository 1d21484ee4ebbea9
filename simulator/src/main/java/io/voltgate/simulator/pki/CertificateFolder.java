package io.voltgate.simulator.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a test authority issued, as PEM files in a folder. Used by one thread. The same order gives the same bytes. */
public final class CertificateFolder {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._*=+@:-]{1,48}");

    /**
     * What is to be issued.
     *
     * @param now right certificates are valid on the day of this moment
     * @param hosts names and addresses of one server
     * @param stations serial numbers, one for each station
     */
    public record Order(long seed, Instant now, String organisation, List<String> hosts, List<String> stations) {
        public Order {
            hosts = List.copyOf(hosts);
            stations = List.copyOf(stations);
            if (hosts.isEmpty()) {
                throw new IllegalArgumentException("a server has one host name at least");
            }
            stations.stream()
                    .filter(serial -> !FILE_NAME.matcher(serial).matches())
                    .findFirst()
                    .ifPresent(serial -> {
                        throw new IllegalArgumentException(serial + " is no serial number that a file can be named by");
                    });
        }
    }

    /** A file that was written, and what it is for, in words. */
    public record Written(String name, String what) {}

    private final Path folder;
    private final List<Written> written = new ArrayList<>();

    private CertificateFolder(Path folder) {
        this.folder = folder;
    }

    public static List<Written> write(Path folder, Order order) throws IOException {
        Files.createDirectories(folder);
        CertificateFolder files = new CertificateFolder(folder);
        TestAuthority authority = TestAuthority.of(order.seed(), order.now());
        files.write("root.pem", Pem.text(List.of(authority.root())), "the root that both sides trust");
        files.write("issuing.pem", Pem.text(List.of(authority.issuing())), "the intermediate, signed by the root");
        files.write("revoked.pem", Pem.lists(authority.revocations()), "the revocation lists of both");
        files.write(
                "unknown-root.pem",
                Pem.text(List.of(authority.impostor().root())),
                "a root of the same name that nobody should trust");
        for (Flaw flaw : Flaw.values()) {
            files.write("server", flaw, authority.server(flaw, order.organisation(), order.hosts()));
        }
        for (String serial : order.stations()) {
            for (Flaw flaw : Flaw.values()) {
                files.write(serial, flaw, authority.station(flaw, order.organisation(), serial));
            }
        }
        return List.copyOf(files.written);
    }

    private void write(String owner, Flaw flaw, KeyedCertificate issued) throws IOException {
        String name = owner + "-" + flaw.word();
        write(name + ".pem", Pem.text(issued.chain()), flaw.meaning());
        write(name + ".key", Pem.text(issued.key()), "its key");
    }

    private void write(String name, String text, String what) throws IOException {
        Files.writeString(folder.resolve(name), text);
        written.add(new Written(name, what));
    }
}
