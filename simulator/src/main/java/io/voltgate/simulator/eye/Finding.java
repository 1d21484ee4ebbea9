package io.voltgate.simulator.eye;

/**
 * A breach of a rule by the server. An immutable value. The frame is the one that broke it, without passwords and cut where it is
 * long; empty where it was no frame.
 *
 * @param atMs milliseconds since 1970
 * @param why what is wrong with this one, for people
 */
public record Finding(Rule rule, long atMs, String frame, String why) {
    @Override
    public String toString() {
        return rule.id() + ": " + why + (frame.isEmpty() ? "" : " in " + frame);
    }
}
