package io.voltgate.simulator.terminal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines and does what they say. Used by one thread. Each line is done, or refused in one sentence; only "quit" and the end of the
 * input end it.
 */
final class Prompt {
    private static final String REFUSED = "! ";

    private final Desk desk;
    private final Consumer<String> screen;
    private int refused;

    /** Where lines come from. */
    @FunctionalInterface
    interface Lines {
        /** The next line; null where there is none any more. */
        @Nullable
        String next() throws IOException, InterruptedException;
    }

    Prompt(Desk desk, Consumer<String> screen) {
        this.desk = desk;
        this.screen = screen;
    }

    /** How many lines were refused. */
    int refused() {
        return refused;
    }

    void run(Lines lines) throws IOException, InterruptedException {
        String line = lines.next();
        while (line != null && !line.strip().equals("quit")) {
            take(line.strip());
            line = lines.next();
        }
    }

    private void take(String line) throws InterruptedException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        List<String> words = List.of(line.split("\\s+"));
        Optional<Verb> verb = Verbs.named(words.getFirst());
        if (verb.isEmpty()) {
            refuse("there is no word \"" + words.getFirst() + "\"; help shows those that there are");
            return;
        }
        try {
            String told = verb.get().take(desk, arguments(verb.get(), line, words));
            if (!told.isEmpty()) {
                screen.accept(told);
            }
        } catch (IllegalArgumentException | IllegalStateException cannot) {
            refuse(String.valueOf(cannot.getMessage()));
        } catch (AssertionError late) {
            refuse("the station does nothing: " + late.getMessage());
        }
    }

    /** Of a verb whose last argument is all that follows, that is one, blanks and all. */
    private static List<String> arguments(Verb verb, String line, List<String> words) {
        if (!verb.whole()) {
            return words.subList(1, words.size());
        }
        List<String> arguments = new ArrayList<>();
        String rest = line.substring(verb.name().length()).strip();
        for (int before = verb.arguments().split(" ", -1).length - 1; before > 0 && rest.contains(" "); before--) {
            arguments.add(rest.substring(0, rest.indexOf(' ')));
            rest = rest.substring(rest.indexOf(' ')).strip();
        }
        if (!rest.isEmpty()) {
            arguments.add(rest);
        }
        return arguments;
    }

    private void refuse(String why) {
        refused++;
        screen.accept(REFUSED + why);
    }
}
