package io.voltgate.persistence.store;

import org.jspecify.annotations.Nullable;

/**
 * What a station has to show to be let in, and what is assumed where it shows nothing. A value. It names no secret when it is
 * written out.
 *
 * @param passwordHash as made by {@link PasswordHash#of}, null where the station has no password
 * @param pendingPasswordHash of a password that it may have by now, null where there is none
 * @param version the subprotocol that was entered for it, such as ocpp1.6; null where none was
 * @param certificateSerial the common name of its certificate, null where none was entered
 * @param securityProfile the lowest profile that is let in, 0 to 3
 */
public record StationAccess(
        @Nullable String passwordHash,
        @Nullable String pendingPasswordHash,
        @Nullable String version,
        @Nullable String certificateSerial,
        int securityProfile) {
    /** A station of which no more than its password is known. */
    public static StationAccess of(@Nullable String passwordHash) {
        return new StationAccess(passwordHash, null, null, null, 0);
    }

    /** The same with this password, and none that is pending. */
    public StationAccess settled(@Nullable String hash) {
        return new StationAccess(hash, null, version, certificateSerial, securityProfile);
    }

    @Override
    public String toString() {
        return "StationAccess[" + (passwordHash == null ? "without" : "with") + " password, version=" + version
                + ", securityProfile=" + securityProfile + "]";
    }
}
