package io.voltgate.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the YAML file and lays the environment over it. Used by the main thread, once. Whatever can't be used is one
 * {@link ConfigException}; nothing is ignored.
 */
public final class ConfigReader {
    private static final String PREFIX = "VOLTGATE_";
    /** What Kubernetes puts into the environment for a service that is called voltgate; it is none of ours. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "VOLTGATE_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?)");

    private static final Map<String, Key<?>> BY_NAME =
            Keys.ALL.stream().collect(Collectors.toMap(Key::name, Function.identity()));
    private static final Map<String, Key<?>> BY_VARIABLE =
            Keys.ALL.stream().collect(Collectors.toMap(Key::variable, Function.identity()));

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    private ConfigReader() {}

    /** Reads the file, where there is one, and the variables that begin with VOLTGATE_. */
    public static GatewayConfig read(Optional<Path> file, Map<String, String> environment) {
        return GatewayConfig.of(settings(file, environment));
    }

    /** All keys with their values, as a YAML file that means the same. */
    public static String print(Optional<Path> file, Map<String, String> environment) {
        Settings settings = settings(file, environment);
        GatewayConfig.of(settings);
        return ConfigPrinter.print(settings);
    }

    private static Settings settings(Optional<Path> file, Map<String, String> environment) {
        ConfigReader reader = new ConfigReader();
        file.ifPresent(reader::takeFile);
        reader.takeEnvironment(environment);
        return new Settings(reader.texts, reader.places);
    }

    private void takeFile(Path file) {
        take("", parse(file), " in " + file);
    }

    private static @Nullable Object parse(Path file) {
        try {
            return new YAMLMapper().readValue(Files.readString(file), Object.class);
        } catch (IOException unreadable) {
            throw new ConfigException("The configuration file " + file + " can't be read.");
        } catch (JacksonException malformed) {
            throw new ConfigException("The configuration file " + file + " is not YAML: line "
                    + malformed.getLocation().getLineNr() + " can't be understood.");
        }
    }

    private void take(String name, @Nullable Object value, String place) {
        if (value instanceof Map<?, ?> section && !BY_NAME.containsKey(name)) {
            String prefix = name.isEmpty() ? "" : name + ".";
            section.forEach((key, inner) -> take(prefix + key, inner, place));
        } else if (BY_NAME.containsKey(name)) {
            takeText(name, value, place);
        } else if (value != null || !isSection(name)) {
            throw new ConfigException(
                    name.isEmpty() ? "The configuration" + place + " is not a table of keys." : unknown(name, place));
        }
    }

    private static boolean isSection(String name) {
        return name.isEmpty() || Keys.ALL.stream().anyMatch(key -> key.name().startsWith(name + "."));
    }

    private static String unknown(String name, String place) {
        return "Unknown key " + name + place + "; --print-config lists those there are.";
    }

    private void takeText(String name, @Nullable Object value, String place) {
        if (value instanceof Map || value instanceof Iterable) {
            throw new ConfigException(name + place + " must be a single value.");
        }
        if (value != null) {
            texts.put(name, value.toString());
            places.put(name, place);
        }
    }

    private void takeEnvironment(Map<String, String> environment) {
        environment.forEach((variable, text) -> {
            Key<?> key = BY_VARIABLE.get(variable);
            if (key != null) {
                texts.put(key.name(), text);
                places.put(key.name(), " (" + variable + ")");
            } else if (variable.startsWith(PREFIX) && !isServiceLink(variable, text)) {
                throw new ConfigException(
                        "Unknown variable " + variable + "; --print-config lists the keys that variables can set.");
            }
        });
    }

    private static boolean isServiceLink(String variable, String text) {
        return SERVICE_LINK.matcher(variable).matches() || (variable.endsWith("_PORT") && text.startsWith("tcp://"));
    }
}
