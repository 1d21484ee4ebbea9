package io.voltgate.simulator.station;

import java.util.List;

/**
 * The counters of one station or many at one moment. A value.
 *
 * @param booted stations whose boot has been accepted
 * @param sessionsDone sessions that ended and whose every message was acknowledged
 * @param sessionsRefused sessions that never began because the token was refused
 * @param deliveredWh energy of the sessions done
 * @param callErrors CALLERRORs received
 * @param timeouts calls without an answer in time, though the connection stood
 * @param discarded transaction messages given up after the last attempt
 * @param maxAnswerMs the longest wait for an answer
 * @param excused CALLERRORs, timeouts and unreadable frames that faults explain; they are no problems
 * @param problems the first of them, in words
 */
public record Counts(
        int connected,
        int booted,
        int charging,
        long sessionsDone,
        long sessionsRefused,
        long deliveredWh,
        long callsSent,
        long callErrors,
        long timeouts,
        long discarded,
        long reconnects,
        long maxAnswerMs,
        long excused,
        List<String> problems) {}
