package io.voltgate.simulator.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A terminal with a prompt, completion and history, over JLine. Its lines are read by one thread; any thread may print above the prompt.
 */
final class Screen implements Prompt.Lines, AutoCloseable {
    private final Terminal terminal;
    private final LineReader reader;
    private final String prompt;

    private Screen(Terminal terminal, LineReader reader, String prompt) {
        this.terminal = terminal;
        this.reader = reader;
        this.prompt = prompt;
    }

    /** Opens the terminal of this process; the history is kept in memory where no file is given. */
    static Screen open(String prompt, @Nullable Path history) throws IOException {
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("simulator")
                .completer(Screen::complete);
        builder.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        return new Screen(terminal, builder.build(), prompt);
    }

    private static void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            Verbs.ALL.forEach(verb ->
                    candidates.add(new Candidate(verb.name(), verb.name(), null, verb.sentence(), null, null, true)));
            return;
        }
        Optional<Verb> verb = Verbs.named(line.words().getFirst());
        if (verb.isPresent() && line.wordIndex() == 1) {
            verb.get().choices().forEach(word -> candidates.add(new Candidate(word)));
        }
    }

    boolean isColoured() {
        return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    void print(String line) {
        reader.printAbove(line);
    }

    @Override
    public @Nullable String next() {
        try {
            return reader.readLine(prompt);
        } catch (EndOfFileException | UserInterruptException ended) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
