package io.voltgate.domain;

/**
 * One thing that a report tells of. A value. The key names it within its kind at its station, so that a later report of the same
 * thing replaces it; the body is JSON text.
 */
public record ReportItem(String key, String body) {}
