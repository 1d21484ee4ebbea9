package io.voltgate.gateway.config;

/** The configuration can't be used. Immutable. Its message is one sentence for the operator and repeats no secret. */
public final class ConfigException extends RuntimeException {
    public ConfigException(String sentence) {
        super(sentence, null, false, false);
    }
}
