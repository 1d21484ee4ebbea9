package io.voltgate.simulator;

import io.voltgate.simulator.eye.Rule;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the strict eye holds servers to. Owned by the main thread. */
@Command(name = "rules", description = "Lists the rules that 'run --strict' holds a server to, each with its source.")
final class RulesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--tabs", description = "One rule a line, its parts apart by tabs: id, sentence, source.")
    private boolean tabs;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (Rule rule : Rule.values()) {
            if (tabs) {
                out.println(rule.id() + "\t" + rule.sentence() + "\t" + rule.source());
            } else {
                out.println(String.format(Locale.ROOT, "%-21s %s", rule.id(), rule.sentence()));
                out.println(" ".repeat(22) + rule.source());
            }
        }
        out.flush();
        return 0;
    }
}
