package io.voltgate.simulator.target;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.pki.Pem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which server a command dials, and how its stations show and secure themselves (OCPP's security profiles 0 to 3): the same options with
 * the same words in every command. Filled by picocli, read once. A profile that doesn't go with the address, the password or the
 * certificates ends in one sentence and exit code 2.
 */
public final class TargetOptions {
    private static final String IDENTITY = "{identity}";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "ws://127.0.0.1:9000/ocpp",
            description = "The server, ws or wss; each station adds its identity as the last path segment. Default:"
                    + " ${DEFAULT-VALUE}")
    private URI url = URI.create("ws://127.0.0.1:9000/ocpp");

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            description = "Password of every station (HTTP Basic). Default: none")
    private @Nullable String password;

    @Option(
            names = "--security-profile",
            paramLabel = "0-3",
            description = {
                "0 plain, 1 password, 2 TLS and password, 3 TLS and a certificate of the station's own.",
                "Default: what the other options amount to"
            })
    private @Nullable Integer profile;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Roots in PEM that a server's certificate must lead to. Default: those of the JDK")
    private @Nullable Path trust;

    @Option(
            names = "--revoked",
            paramLabel = "FILE",
            description = "Revocation lists in PEM, of every authority in the server's chain. Default: not checked")
    private @Nullable Path revoked;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "The station's certificate and its chain in PEM; " + IDENTITY + " is replaced by the identity.")
    private @Nullable String certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The certificate's key in PEM (PKCS 8); " + IDENTITY + " is replaced by the identity.")
    private @Nullable String key;

    public URI url() {
        boolean dialled = "ws".equalsIgnoreCase(url.getScheme()) || "wss".equalsIgnoreCase(url.getScheme());
        if (!dialled || url.getHost() == null) {
            throw wrong("--url is an address such as ws://127.0.0.1:9000/ocpp, not " + url);
        }
        return url;
    }

    /** Null where none is shown. */
    public @Nullable String password() {
        return password;
    }

    /** A version by its number; anything else ends the command. */
    public OcppVersion version(String number) {
        return OcppVersion.of("ocpp" + number)
                .orElseThrow(() -> wrong("--version is 1.6, 2.0.1 or 2.1, not " + number));
    }

    /** What each station by its identity secures its link with; none where the link is plain. */
    public Function<String, @Nullable Tls> tls() {
        boolean secured = "wss".equals(url.getScheme());
        check(secured, password != null);
        if (!secured) {
            return identity -> null;
        }
        Tls.Trust trusted = trusted();
        String chainFile = certificate;
        String keyFile = key;
        if (chainFile == null || keyFile == null) {
            Tls shared = Tls.trusting(trusted);
            return identity -> shared;
        }
        if (!chainFile.contains(IDENTITY)) {
            Tls shared = own(trusted, chainFile, keyFile);
            return identity -> shared;
        }
        return identity -> own(trusted, chainFile.replace(IDENTITY, identity), keyFile.replace(IDENTITY, identity));
    }

    /** Whether each station has a certificate of its own, by its identity. */
    public boolean hasCertificates() {
        return certificate != null && certificate.contains(IDENTITY);
    }

    private void check(boolean secured, boolean hasPassword) {
        boolean own = certificate != null;
        if (own != (key != null)) {
            throw wrong("--certificate and --key go together");
        }
        if (!secured && (own || trust != null || revoked != null)) {
            throw wrong("certificates need an address that begins with wss:");
        }
        if (revoked != null && trust == null) {
            throw wrong("--revoked needs --trust");
        }
        Integer wanted = profile;
        if (wanted == null) {
            return;
        }
        boolean fits = switch (wanted) {
            case 0 -> !secured && !hasPassword;
            case 1 -> !secured && hasPassword;
            case 2 -> secured && hasPassword && !own;
            case 3 -> secured && own && !hasPassword;
            default -> throw wrong("--security-profile is 0, 1, 2 or 3, not " + wanted);
        };
        if (!fits) {
            throw wrong(
                    switch (wanted) {
                        case 0 -> "security profile 0 is ws: without --password";
                        case 1 -> "security profile 1 is ws: with --password";
                        case 2 -> "security profile 2 is wss: with --password and without --certificate";
                        default -> "security profile 3 is wss: with --certificate and --key and without --password";
                    });
        }
    }

    private Tls.Trust trusted() {
        Path roots = trust;
        Path lists = revoked;
        try {
            List<X509Certificate> trusted = roots == null ? List.of() : Pem.certificates(roots);
            List<X509CRL> revocations = lists == null ? List.of() : Pem.revocations(lists);
            return new Tls.Trust(trusted, revocations);
        } catch (IOException unreadable) {
            throw wrong("can't be read: " + unreadable.getMessage());
        }
    }

    private Tls own(Tls.Trust trusted, String chainFile, String keyFile) {
        try {
            return Tls.of(trusted, Pem.key(Path.of(keyFile)), Pem.certificates(Path.of(chainFile)));
        } catch (IOException unreadable) {
            throw wrong("can't be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException mismatched) {
            throw wrong(chainFile + " and " + keyFile + ": " + mismatched.getMessage());
        }
    }

    private ParameterException wrong(String sentence) {
        CommandSpec spec = command;
        if (spec == null) {
            throw new IllegalStateException(sentence);
        }
        return new ParameterException(spec.commandLine(), sentence);
    }
}
