package io.voltgate.gateway.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.engine.StationTraits;
import io.voltgate.engine.TokenRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationModelsTest {
    @TempDir
    Path folder;

    private final StationModels shipped = new StationModels(Optional.empty());

    @Test
    void shouldKnowNothingOfModelsThatAreNotListed() {
        assertEquals(StationTraits.NONE, shipped.traits("Acme", "One", "1"));
    }

    @Test
    void quirk28_shouldKnowWhomNotToCall() {
        assertTrue(shipped.traits("Wallbox Chargers", "Copper SB", "6.1").bootBeforeCalls());
        assertEquals(
                Set.of("BootNotification"),
                shipped.traits("Alfen BV", "NG910", "5.8").forbiddenTriggers());
        assertEquals(
                Set.of("MeterValuesSampledData"),
                shipped.traits("ABB", "TAC-W22", "1.6").forbiddenKeys());
        assertEquals(Set.of(), shipped.traits("ABB", "Terra HP", "1.6").forbiddenKeys());
    }

    @Test
    void quirk30_shouldKnowHowManyKeysMayBeAskedFor() {
        StationTraits entratek = shipped.traits("ENTRATEK", "Power Dot Fix", "");
        assertEquals(4, entratek.getConfigurationMaxKeys());
        assertTrue(entratek.getConfigurationNamesKeys());
    }

    @Test
    void quirk76_shouldKnowHowFilesAreUploaded() throws IOException {
        Path file = write("- {match: {model: 'X?1*'}, source: ours, traits: {uploads: [ftp], tokenRules: [TRIM]}}", 1);
        StationModels models = new StationModels(Optional.of(file));
        assertEquals(
                Set.of(StationTraits.Upload.FTP),
                models.traits("any", "xy1-22", "").uploads());
        assertEquals(Set.of(TokenRule.TRIM), models.traits("any", "XY12", "").tokenRules());
        assertEquals(StationTraits.NONE, models.traits("any", "Y1", ""));
    }

    @Test
    void shouldLayTheFileOverTheListAndReadItAnewWhenItChanges() throws IOException {
        Path file = write("- {match: {vendor: alfen*}, source: ours, traits: {quietAfterBootSeconds: 5}}", 1);
        StationModels models = new StationModels(Optional.of(file));
        StationTraits alfen = models.traits("Alfen", "NG910", "");
        assertEquals(5, alfen.quietAfterBootSeconds());
        assertFalse(alfen.forbiddenTriggers().isEmpty());
        write("- {match: {vendor: alfen*}, source: ours, traits: {quietAfterBootSeconds: 7}}", 2);
        models.refresh();
        assertEquals(7, models.traits("Alfen", "NG910", "").quietAfterBootSeconds());
        write("- {match: {vendor: alfen*}, source: ours, traits: {noSuchTrait: 7}}", 3);
        models.refresh();
        assertEquals(7, models.traits("Alfen", "NG910", "").quietAfterBootSeconds());
        assertEquals(shipped.profiles().size() + 1, models.profiles().size());
    }

    private Path write(String yaml, long second) throws IOException {
        Path file = folder.resolve("models.yaml");
        Files.writeString(file, yaml);
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000));
        return file;
    }
}
