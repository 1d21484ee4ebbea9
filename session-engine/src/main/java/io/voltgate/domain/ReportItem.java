package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a report tells of. A value. The key names it within its kind at its station, so that a later report of the same
 * thing replaces it; the body is JSON text.
 *
 * @param profile the charging profile, where it tells of one; no part of the fact, since the body says it too
 */
public record ReportItem(
        String key, String body, @JsonIgnore @Nullable ReportedProfile profile) {
    public ReportItem(String key, String body) {
        this(key, body, null);
    }
}
