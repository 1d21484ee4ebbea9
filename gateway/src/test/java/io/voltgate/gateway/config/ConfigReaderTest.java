package io.voltgate.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    @TempDir
    private Path folder;

    private Optional<Path> file(String yaml) throws IOException {
        return Optional.of(Files.writeString(folder.resolve("voltgate.yaml"), yaml));
    }

    @Test
    void shouldHaveADefaultForEverything() {
        GatewayConfig config = ConfigReader.read(Optional.empty(), Map.of());
        assertEquals(9000, config.stations().port());
        assertEquals(8080, config.backend().port());
        assertEquals(Path.of("./voltgate-data"), config.data());
        assertEquals(GatewayConfig.UnknownStation.REFUSE, config.stations().unknown());
        assertEquals(GatewayConfig.Authentication.REQUIRED, config.stations().authentication());
    }

    @Test
    void shouldLayTheEnvironmentOverTheFile() throws IOException {
        Optional<Path> file = file("stations:\n  port: 9100\n  max-message-bytes: 2048\nbackend:\n");
        GatewayConfig config = ConfigReader.read(
                file, Map.of("VOLTGATE_STATIONS_PORT", "9200", "VOLTGATE_PORT", "tcp://10.0.0.1:9000"));
        assertEquals(9200, config.stations().port());
        assertEquals(2048, config.stations().maxMessageBytes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stations: {prot: 1}|Unknown key stations.prot in FILE; --print-config lists those there are.",
                "stations: {port: abc}|stations.port in FILE must be a whole number from 0 to 65535, not \"abc\".",
                "stations: {port: 65536}|stations.port in FILE must be a whole number from 0 to 65535, not \"65536\".",
                "stations: {port: [1]}|stations.port in FILE must be a single value.",
                "stations: 7|Unknown key stations in FILE; --print-config lists those there are.",
                "stations: {unknown: maybe}|stations.unknown in FILE must be refuse or provision, not \"maybe\".",
                "billing: {currency: euro}|billing.currency in FILE must be three capital letters, not \"euro\".",
                "[1, 2]|The configuration in FILE is not a table of keys.",
                "a: {|The configuration file FILE is not YAML: line 1 can't be understood.",
                "stations: {unknown: provision}|stations.unknown: provision needs stations.authentication: optional,"
                        + " because a station that nobody knows has no password yet.",
            })
    void shouldSayInOneSentenceWhatIsWrong(String yaml, String sentence) throws IOException {
        Optional<Path> file = file(yaml);
        ConfigException wrong = assertThrows(ConfigException.class, () -> ConfigReader.read(file, Map.of()));
        assertEquals(sentence.replace("FILE", file.orElseThrow().toString()), wrong.getMessage());
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        Optional<Path> file = Optional.of(folder.resolve("absent.yaml"));
        assertThrows(ConfigException.class, () -> ConfigReader.read(file, Map.of()));
    }

    @Test
    void shouldRefuseAVariableThatSetsNothing() {
        Map<String, String> typo = Map.of("VOLTGATE_STATION_PORT", "9000");
        ConfigException wrong = assertThrows(ConfigException.class, () -> ConfigReader.read(Optional.empty(), typo));
        assertTrue(wrong.getMessage().startsWith("Unknown variable VOLTGATE_STATION_PORT;"), wrong.getMessage());
    }

    @Test
    void shouldPrintWhatItWouldReadAgain() throws IOException {
        Map<String, String> environment =
                Map.of("VOLTGATE_STATIONS_PORT", "9300", "VOLTGATE_DATABASE_URL", "jdbc:postgresql://db/a?b=\"c\"");
        String printed = ConfigReader.print(Optional.empty(), environment);
        assertEquals(
                ConfigReader.read(Optional.empty(), environment), ConfigReader.read(file(printed), Map.of()), printed);
        Keys.ALL.forEach(key -> assertTrue(printed.contains(key.sentence()), key.name()));
    }

    @Test
    void shouldNotShowSecrets() {
        Map<String, String> environment =
                Map.of("VOLTGATE_BACKEND_API_KEY", "hush-1", "VOLTGATE_DATABASE_PASSWORD", "hush-2");
        String printed = ConfigReader.print(Optional.empty(), environment);
        assertFalse(printed.contains("hush"), printed);
        assertTrue(printed.contains("api-key: \"***\""), printed);
        assertFalse(ConfigReader.read(Optional.empty(), environment).toString().contains("hush"));
    }

    @Test
    void shouldMakeAnApiKeyOnceAndKeepItFromOthers() throws IOException {
        Path data = folder.resolve("data");
        GatewayConfig config = ConfigReader.read(Optional.empty(), Map.of("VOLTGATE_DATA", data.toString()));
        String made = ApiKey.of(config, new Random(1));
        assertEquals(48, made.length());
        assertEquals(made, ApiKey.of(config, new Random(2)));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("api-key"))));
    }
}
