package io.voltgate.simulator.eye;

/** Where a look puts down what it finds. For the frame that is being looked at. */
@FunctionalInterface
interface Notes {
    void breach(Rule rule, String why);

    /** A breach where the condition holds. */
    default void breachIf(boolean broken, Rule rule, String why) {
        if (broken) {
            breach(rule, why);
        }
    }
}
