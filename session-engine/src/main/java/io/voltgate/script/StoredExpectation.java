package io.voltgate.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the backend's API must say. An immutable value. A word is the status of HTTP, 200 where there is none; pairs are fields of the
 * answer, or of one item of the list that it is; "count" is how many items have them.
 */
public record StoredExpectation(Args args) {
    private static final String COUNT = "count";
    private static final String ITEMS = "items";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is wrong with an answer, empty when nothing is. */
    public Optional<String> mismatch(int status, String body, Variables variables) {
        String wanted = args.words().isEmpty() ? "200" : args.words().getFirst();
        if (!wanted.equals(Integer.toString(status))) {
            return Optional.of("the API answers " + status + ": " + body);
        }
        try {
            return body.isEmpty() ? Optional.empty() : mismatch(JSON.readTree(body), variables);
        } catch (JacksonException unreadable) {
            return Optional.of("the API answers with what is no JSON: " + body);
        }
    }

    private Optional<String> mismatch(JsonNode body, Variables variables) {
        Map<String, String> fields = new LinkedHashMap<>(args.pairs());
        String count = fields.remove(COUNT);
        JsonNode list = body.path(ITEMS).isArray() ? body.path(ITEMS) : body;
        List<JsonNode> items = list.isArray() ? list.valueStream().toList() : List.of(body);
        List<Optional<String>> mismatches = items.stream()
                .map(item -> Expectation.mismatch(item, args.with(fields), variables))
                .toList();
        long fitting = mismatches.stream().filter(Optional::isEmpty).count();
        if (count != null) {
            return count.equals(Long.toString(fitting))
                    ? Optional.empty()
                    : Optional.of(fitting + " items fit, not " + count + ": " + body);
        }
        if (fitting > 0
                || (items.isEmpty() && fields.isEmpty() && args.conditions().isEmpty())) {
            return Optional.empty();
        }
        String why =
                mismatches.size() == 1 ? mismatches.getFirst().orElse("") : "none of " + items.size() + " items fits";
        return Optional.of(why + ": " + body);
    }
}
