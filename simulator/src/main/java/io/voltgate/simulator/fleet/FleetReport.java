package io.voltgate.simulator.fleet;

import io.voltgate.simulator.fault.Faults;
import io.voltgate.simulator.site.SiteReport;
import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.SessionRecord;
import java.util.List;

/**
 * How a fleet's run went, in figures. An immutable value; as JSON it is what stands beside the page. Latencies are in microseconds.
 *
 * @param millis from the start to the end
 * @param allBootedMillis from the start until all stations were accepted, within a fifth of a second; -1 where that never was
 * @param bestCallsPerSecond the most calls answered in one second, on the average of a stretch
 * @param stretchMillis how long each of the entries of {@code seconds} is, about
 * @param seconds the run in stretches: of a second each, or of some minutes on a virtual clock
 * @param sites empty where no site has a limit
 * @param percentiles of all calls
 * @param broken rules that the server broke, where it was held to any
 */
public record FleetReport(
        String url,
        int stations,
        long seed,
        long millis,
        long allBootedMillis,
        long bestCallsPerSecond,
        Counts counts,
        Own own,
        long stretchMillis,
        List<Second> seconds,
        List<Percentile> percentiles,
        List<Action> actions,
        List<Fault> faults,
        List<SiteReport> sites,
        long lostMessages,
        List<Broken> broken,
        List<String> complaints,
        List<Session> sessions) {
    /** What the simulator itself cost: seconds of processor time, and resident memory in KiB, -1 where the system doesn't tell. */
    public record Own(double cpuSeconds, long residentKib) {}

    /** A stretch of the run: answers in it, their latencies, and how things stood at its end. */
    public record Second(
            long atMillis, long answers, Latency latency, int connected, int charging, long errors, long timeouts) {}

    /** Median, 99th percentile and longest. */
    public record Latency(long p50, long p99, long max) {}

    /** So many per cent of the calls were answered within this. */
    public record Percentile(double percent, long micros) {}

    /** The calls of one action. */
    public record Action(String action, long count, Latency latency) {}

    /** A fault, the frames that it might have struck and those that it did. */
    public record Fault(String fault, long met, long done) {
        static Fault of(Faults.Tally tally) {
            return new Fault(tally.fault().text(), tally.met(), tally.done());
        }
    }

    /**
     * A rule that the server broke: how often, and the first time at which it did.
     *
     * @param rule its id, as the rules command lists it
     * @param why what was wrong with the frame, which is without passwords and cut where it is long
     */
    public record Broken(
            String rule, String sentence, String source, long count, String station, String why, String frame) {
        @Override
        public String toString() {
            return "the server broke the rule " + rule + ", " + count + " times: " + sentence;
        }
    }

    /** A session as the station lived it: the truth to compare with what the server keeps. Registers are in Wh. */
    public record Session(
            String station,
            int connector,
            String token,
            String transactionId,
            long startWh,
            long stopWh,
            boolean complete) {
        static Session of(SessionRecord record) {
            String id = record.transactionId();
            return new Session(
                    record.station(),
                    record.connector(),
                    record.token(),
                    id == null ? "" : id,
                    record.startWh(),
                    record.stopWh(),
                    record.complete());
        }
    }
}
