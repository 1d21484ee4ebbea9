package io.voltgate.gateway;

import io.voltgate.domain.StationId;
import io.voltgate.gateway.station.PasswordsUnderway;
import io.voltgate.gateway.station.StationRegister;
import io.voltgate.persistence.store.PostgresDirectory;
import io.voltgate.persistence.store.StationAccess;
import io.voltgate.persistence.store.StationNames;
import io.voltgate.persistence.store.StationPasswords;
import io.voltgate.persistence.tail.StoreUnavailableException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory as the station plane sees it. Asked from any thread; what it is told is written by a virtual thread, one at a time for a
 * station. A new password counts at once; where that could not be noted, it is noted when the station is asked for again.
 */
final class DirectoryRegister implements StationRegister {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryRegister.class);

    private final PostgresDirectory directory;
    private final StationPasswords passwords;
    private final PasswordsUnderway underway;
    private final Set<StationId> writing = ConcurrentHashMap.newKeySet();

    DirectoryRegister(PostgresDirectory directory, StationPasswords passwords, PasswordsUnderway underway) {
        this.directory = directory;
        this.passwords = passwords;
        this.underway = underway;
    }

    @Override
    public Optional<StationAccess> find(StationId station) {
        return directory.access(station).map(stored -> asHeard(station, stored));
    }

    private StationAccess asHeard(StationId station, StationAccess stored) {
        StationAccess access = underway.asHeard(station, stored);
        String pending = stored.pendingPasswordHash();
        if (pending != null && pending.equals(access.passwordHash())) {
            note(station, pending);
        }
        return access;
    }

    @Override
    public Optional<StationNames.Found> named(String dialled) {
        return directory.named(dialled);
    }

    @Override
    public void cameWithNewPassword(StationId station, String newHash) {
        underway.cameWith(station, newHash);
        note(station, newHash);
    }

    private void note(StationId station, String newHash) {
        if (writing.add(station)) {
            Thread.startVirtualThread(() -> promote(station, newHash));
        }
    }

    private void promote(StationId station, String newHash) {
        try {
            if (passwords.promote(station, newHash)) {
                LOG.info("{} has come with its new password; the old one is over", station);
            }
        } catch (StoreUnavailableException away) {
            LOG.warn(
                    "That {} has come with its new password will be noted when it dials again: {}",
                    station,
                    away.getMessage());
        } finally {
            writing.remove(station);
        }
    }
}
