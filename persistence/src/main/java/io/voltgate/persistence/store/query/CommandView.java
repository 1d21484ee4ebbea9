package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to a station and what became of it. A value, read from one statement. Its state moves forward only.
 *
 * @param station identity, null where the station has none
 * @param command JSON, the order as it was given
 * @param state a word of {@link io.voltgate.domain.CommandState}
 * @param accepted whether the station said that it will act, null until it answered
 * @param status the station's own word
 * @param result JSON, the station's whole answer
 * @param late whether the answer came after it was given up
 * @param sessionId the session that it was seen to start or stop
 * @param effect what else it was seen to bring about, such as BootNotification or Installed
 * @param progress how far the station has come with it, in its words, such as Downloading
 */
public record CommandView(
        UUID id,
        @Nullable String station,
        int number,
        @JsonRawValue String command,
        String clientKey,
        String state,
        @Nullable Boolean accepted,
        @Nullable String status,
        @Nullable @JsonRawValue String result,
        @Nullable String detail,
        boolean late,
        @Nullable UUID sessionId,
        @Nullable String effect,
        @Nullable String progress,
        Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        Instant deadline) {}
