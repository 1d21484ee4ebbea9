package io.voltgate.gateway.config;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the operator lets stations get wrong when they dial in, and how often they may. An immutable value, part of
 * {@link GatewayConfig.Stations}; the meaning of each part stands in {@link Keys}.
 *
 * @param identitySuffixes what may stand behind a station's identity; each matches at the end
 */
public record DiallingConfig(
        NoCommonSubprotocol noCommonSubprotocol,
        Optional<OcppVersion> defaultVersion,
        List<Pattern> identitySuffixes,
        UserMismatch userMismatch,
        boolean allowDowngrade,
        int connectionsPerHour) {
    public DiallingConfig {
        identitySuffixes = List.copyOf(identitySuffixes);
    }

    /** What is done with a station that offers no subprotocol that we speak. */
    public enum NoCommonSubprotocol {
        /** The upgrade is refused with 400, as certification asks (OCPP 2.0.1 Part 6, TC_B_58_CSMS). */
        REFUSE,
        /** The upgrade is completed without the header, and the connection closed at once (OCPP 2.0.1 Part 4, 3.3). */
        CLOSE
    }

    /** What is done with a station whose user name isn't its identity. */
    public enum UserMismatch {
        REFUSE,
        ACCEPT
    }

    /** Whether a station may come back from security profile 3 to 2, and never to a lower one. */
    enum Downgrade {
        REFUSE,
        ACCEPT
    }

    static DiallingConfig of(Settings settings) {
        return new DiallingConfig(
                settings.get(Keys.STATIONS_NO_COMMON_SUBPROTOCOL),
                settings.get(Keys.STATIONS_DEFAULT_VERSION),
                settings.get(Keys.STATIONS_IDENTITY_SUFFIXES),
                settings.get(Keys.STATIONS_USER_MISMATCH),
                settings.get(Keys.STATIONS_ALLOW_DOWNGRADE) == Downgrade.ACCEPT,
                settings.get(Keys.STATIONS_CONNECTIONS_PER_HOUR));
    }
}
