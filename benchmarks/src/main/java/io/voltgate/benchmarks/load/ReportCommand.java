package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.Machine;
import io.voltgate.benchmarks.report.MicroResult;
import io.voltgate.benchmarks.report.Page;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.ResultFiles;
import io.voltgate.benchmarks.report.TargetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the page and the table of a folder of results. Used by the main thread. It measures nothing. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html, targets.md and the plots as SVG into a folder of results.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder with the .json and .hgrm files.")
    private Path folder = Path.of("benchmarks", "target", "results");

    @Option(
            names = "--micro",
            paramLabel = "FILE",
            description = "Scores as JMH writes them (mvn -Pbench -Dbench.args=\"-rf json -rff FILE\"); they become the"
                    + " result micro.json of the folder.")
    private @Nullable Path micro;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Publication.refuse(spec, folder + " is no folder.");
        }
        if (micro != null) {
            if (!Files.isReadable(micro)) {
                return Publication.refuse(spec, "--micro: " + micro + " can't be read.");
            }
            ResultFiles.write(MicroResult.read(micro, Machine.describe()), folder);
        }
        List<Result> results = ResultFiles.read(folder);
        if (results.isEmpty()) {
            return Publication.refuse(spec, folder + " has no results.");
        }
        Files.writeString(folder.resolve("targets.md"), TargetTable.markdown(results));
        Page.write(results, folder);
        spec.commandLine().getOut().println("Written: " + folder.resolve("report.html"));
        return 0;
    }
}
