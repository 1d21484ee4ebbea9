package io.voltgate.gateway.station;

import io.voltgate.domain.Command;
import io.voltgate.domain.Variable;
import io.voltgate.ocpp.OcppVersion;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a station keeps its password, by version: the bytes in hex in AuthorizationKey (security whitepaper, 7.2), the text in
 * BasicAuthPassword (OCPP 2.0.1 Part 2, A01). Stateless.
 */
final class PasswordVariable {
    private static final int LONGEST_KEY = 20;

    private PasswordVariable() {}

    /** The new value, empty where this version can't take so long a password. */
    static Optional<Command.Assignment> assignment(OcppVersion version, String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return switch (version) {
            case V16 ->
                bytes.length > LONGEST_KEY
                        ? Optional.empty()
                        : Optional.of(new Command.Assignment(
                                Variable.key("AuthorizationKey"), HexFormat.of().formatHex(bytes)));
            case V201, V21 ->
                Optional.of(new Command.Assignment(Variable.of("SecurityCtrlr", "BasicAuthPassword"), password));
        };
    }
}
