package io.voltgate.gateway.config;

import io.voltgate.engine.DriverTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads what drivers are told, by language: the texts that come with the gateway, and the operator's file over them. Used by the main
 * thread, once. What can't be used is a {@link ConfigException}.
 */
final class DriverTextFiles {
    private static final String SHIPPED = "/io/voltgate/gateway/driver-texts.yaml";
    private static final TypeReference<Map<String, Map<String, String>>> FORM = new TypeReference<>() {};
    private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

    private DriverTextFiles() {}

    static DriverTexts read(String fallback, Optional<Path> file) {
        Map<String, Map<String, String>> languages = new HashMap<>();
        add(shipped(), "the texts that come with the gateway", languages);
        file.ifPresent(path -> add(text(path), "driver.texts-file " + path, languages));
        String language = fallback.toLowerCase(Locale.ROOT);
        if (!languages.containsKey(language)) {
            throw new ConfigException("driver.language must be one of "
                    + String.join(", ", languages.keySet().stream().sorted().toList()) + ", not \"" + fallback
                    + "\".");
        }
        return new DriverTexts(language, languages);
    }

    private static void add(String yaml, String where, Map<String, Map<String, String>> languages) {
        try {
            MAPPER.readValue(yaml, FORM)
                    .forEach((language, phrases) -> languages
                            .computeIfAbsent(language.toLowerCase(Locale.ROOT), none -> new HashMap<>())
                            .putAll(phrases));
        } catch (JacksonException malformed) {
            throw new ConfigException(where + " can't be understood: it is to have phrases by language.");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new ConfigException("driver.texts-file " + file + " can't be read.");
        }
    }

    private static String shipped() {
        try (InputStream texts = DriverTextFiles.class.getResourceAsStream(SHIPPED)) {
            if (texts == null) {
                throw new IllegalStateException(SHIPPED + " is missing");
            }
            return new String(texts.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(SHIPPED + " can't be read", unreadable);
        }
    }
}
