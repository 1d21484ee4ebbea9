package io.voltgate.script;

import tools.jackson.databind.JsonNode;

/**
 * A fact that must come of a step, such as "SessionStarted CS-1 T1". An immutable value. A word must occur somewhere in the fact,
 * a pair names a field of it by its dotted path.
 */
public record Fact(String name, Args args) {
    /** Whether a journaled event in its JSON form, whose name is in "type", is this fact. Unknown variables are captured. */
    public boolean matches(JsonNode event, Variables variables) {
        if (!Tree.text(event, "type").equals(name)) {
            return false;
        }
        boolean words = args.words().stream().allMatch(word -> Tree.contains(event, variables.resolve(word)));
        return words && Expectation.mismatch(event, args, variables).isEmpty();
    }

    @Override
    public String toString() {
        return args.isEmpty() ? name : name + " " + args.words() + args.pairs();
    }
}
