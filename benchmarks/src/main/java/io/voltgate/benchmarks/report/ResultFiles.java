package io.voltgate.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as files of a folder, one for each question. Stateless. What was written reads back as it was. */
public final class ResultFiles {
    private static final String SUFFIX = ".json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFiles() {}

    public static void write(Result result, Path folder) throws IOException {
        Files.writeString(folder.resolve(result.question() + SUFFIX), JSON.writeValueAsString(result) + "\n");
    }

    /** All results of a folder, by the names of their questions. */
    public static List<Result> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Result> results = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                // An array is what JMH writes.
                if (!text.startsWith("[")) {
                    results.add(JSON.readValue(text, Result.class));
                }
            }
            return results;
        }
    }
}
