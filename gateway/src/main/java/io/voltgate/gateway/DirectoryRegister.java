package io.voltgate.gateway;

import io.voltgate.domain.StationId;
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
 * station. A new password that could not be noted stays pending, and is noted when the station comes with it again.
 */
final class DirectoryRegister implements StationRegister {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryRegister.class);

    private final PostgresDirectory directory;
    private final StationPasswords passwords;
    private final Set<StationId> writing = ConcurrentHashMap.newKeySet();

    DirectoryRegister(PostgresDirectory directory, StationPasswords passwords) {
        this.directory = directory;
        this.passwords = passwords;
    }

    @Override
    public Optional<StationAccess> find(StationId station) {
        return directory.access(station);
    }

    @Override
    public Optional<StationNames.Found> named(String dialled) {
        return directory.named(dialled);
    }

    @Override
    public void cameWithNewPassword(StationId station, String newHash) {
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
            LOG.warn("Both passwords of {} stay good until it comes again: {}", station, away.getMessage());
        } finally {
            writing.remove(station);
        }
    }
}
