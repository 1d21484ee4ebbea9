package io.voltgate.simulator.site;

/**
 * How one site went. An immutable value. Times are seconds of the clock that the stations' messages carry.
 *
 * @param number from 1
 * @param firstStation the identity of the first of its stations
 * @param highestW the most that was drawn, seen once a second
 * @param highestAtSeconds when that was, from the start of the run
 * @param highestWantedW the most that the vehicles would have drawn, had nothing but the outlets limited them
 * @param pressedSeconds how long they wanted more than the limit
 * @param overSeconds how long more than the limit was drawn
 * @param beyondGraceSeconds how much of that came after the grace
 * @param longestOverSeconds the longest time without a break that more was drawn
 * @param trips how often the main breaker tripped
 * @param profiles how many charging profiles its stations took
 */
public record SiteReport(
        int number,
        String firstStation,
        int stations,
        long limitW,
        long highestW,
        long highestAtSeconds,
        long highestWantedW,
        long pressedSeconds,
        long overSeconds,
        long beyondGraceSeconds,
        long longestOverSeconds,
        int trips,
        long energyWh,
        long profiles,
        Verdict verdict) {
    /** What is to be said of the backend. */
    public enum Verdict {
        /** More was wanted than the limit, and no more was drawn, but within the grace. */
        KEPT,
        /** Never was more wanted than the limit: it shows nothing of the backend. */
        NOT_NEEDED,
        /** More was drawn for longer than the grace, or the main breaker tripped. */
        VIOLATED
    }
}
