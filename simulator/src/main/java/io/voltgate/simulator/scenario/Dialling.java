package io.voltgate.simulator.scenario;

import io.voltgate.script.Args;
import io.voltgate.simulator.link.Opening;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a line says of a dial, over what is usual. An immutable value. Identities that it names are prefixed as all are. */
record Dialling(String idPrefix, Args args) {
    private static final String NONE = "-";
    private static final String HEADER = "header.";
    private static final String STATION = "{station}";
    private static final String PATH = "{path}";

    Dial from(Dial usual) {
        String password = args.get("password").orElse(usual.password());
        String identity = args.get("identity").map(name -> idPrefix + name).orElse(usual.identity());
        String offered = args.get("subprotocols", usual.subprotocols());
        return new Dial(
                usual.url(),
                identity + args.get("tail", ""),
                args.get("user").map(user -> idPrefix + user).orElse(usual.user()),
                NONE.equals(password) ? null : password,
                offered.equals(NONE) ? "" : offered,
                target(usual),
                headers(),
                offer(usual.tls()));
    }

    private String target(Dial usual) {
        String path = usual.url().getRawPath() == null ? "" : usual.url().getRawPath();
        return args.get("target", "").replace(STATION, usual.identity()).replace(PATH, path);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        args.pairs().forEach((name, value) -> {
            if (name.startsWith(HEADER)) {
                headers.put(name.substring(HEADER.length()), value);
            }
        });
        return headers;
    }

    /** Without TLS there is nothing to offer. */
    private Opening.@Nullable TlsOffer offer(Opening.@Nullable TlsOffer usual) {
        if (usual == null) {
            return null;
        }
        return new Opening.TlsOffer(
                usual.tls(),
                args.get("tls").map(Dialling::several).orElse(usual.protocols()),
                args.get("suites").map(Dialling::several).orElse(usual.suites()),
                !args.get("sni", "").equals(NONE));
    }

    private static List<String> several(String words) {
        return List.of(words.split(",", -1));
    }
}
