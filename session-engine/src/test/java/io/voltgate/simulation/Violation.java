package io.voltgate.simulation;

/** An invariant that does not hold. Immutable. It names the invariant, and says what was seen. */
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;
    private final String invariant;

    public Violation(String invariant, String seen) {
        super(invariant + ": " + seen);
        this.invariant = invariant;
    }

    public String invariant() {
        return invariant;
    }
}
