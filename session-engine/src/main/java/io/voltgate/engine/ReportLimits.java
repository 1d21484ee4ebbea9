package io.voltgate.engine;

/**
 * How much is kept of reports in parts. An immutable value, part of {@link Limits}.
 *
 * @param perStation reports remembered per station, whole ones too, to know repetitions; for one more the oldest is forgotten, and
 *     marked incomplete first (TOO_MANY_REPORTS) where it is open
 * @param parts parts remembered per report, 24 bytes each; with one more it is marked incomplete (TOO_MANY_PARTS)
 * @param silenceMs how long the next part may take; then the report is marked incomplete (SILENCE)
 */
public record ReportLimits(int perStation, int parts, long silenceMs) {
    public static final ReportLimits DEFAULT = new ReportLimits(8, 1024, 300_000);
}
