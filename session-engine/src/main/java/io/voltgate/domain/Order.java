package io.voltgate.domain;

/**
 * A command on its way to a station. A value. The number is unique per shard and positive, so it serves where OCPP wants an
 * integer (remoteStartId, requestId).
 */
public record Order(CommandId id, int number, Command command) {}
